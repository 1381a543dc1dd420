/** Compiles the AssemblyScript kernels and writes each as a TypeScript constant. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FOLDER = 'src/engine/kernel';
const KERNELS = [
  { source: 'prefilter', target: 'kernel', constant: 'KERNEL_BASE64' },
  { source: 'marks', target: 'marks', constant: 'MARKS_BASE64' },
] as const;
const FLAGS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--importMemory', '--initialMemory', '1'];

function compile(source: string, folder: string): string {
  const wasm = join(folder, 'kernel.wasm');
  execFileSync(process.execPath, ['node_modules/assemblyscript/bin/asc.js', source, ...FLAGS, '--outFile', wasm], {
    stdio: 'inherit',
  });
  return readFileSync(wasm).toString('base64');
}

/** Writes the kernels' bytes; same sources, same bytes. */
export function generateKernel(): void {
  const folder = mkdtempSync(join(tmpdir(), 'leakgate-kernel-'));
  try {
    for (const { source, target, constant } of KERNELS) {
      const path = `${FOLDER}/assembly/${source}.ts`;
      const text = compile(path, folder);
      writeFileSync(
        `${FOLDER}/${target}.generated.ts`,
        `/** Generated from ${path} by npm run generate. */\nexport const ${constant} =\n  '${text}';\n`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
