/** Compiles the AssemblyScript kernels and writes each as a TypeScript constant. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ENGINE = 'src/engine/kernel';
const KERNELS = [
  { folder: ENGINE, source: 'prefilter', target: 'kernel', constant: 'KERNEL_BASE64' },
  { folder: ENGINE, source: 'sum', target: 'sum', constant: 'SUM_BASE64' },
  { folder: ENGINE, source: 'encoded-spans', target: 'encoded-spans', constant: 'ENCODED_SPANS_BASE64' },
  { folder: 'src/git/unpack', source: 'unpack', target: 'unpack', constant: 'UNPACK_BASE64' },
] as const;
const FLAGS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--importMemory', '--initialMemory', '1'];

function compile(source: string, folder: string): string {
  const wasm = join(folder, 'kernel.wasm');
  execFileSync(process.execPath, ['node_modules/assemblyscript/bin/asc.js', source, ...FLAGS, '--outFile', wasm], {
    stdio: 'inherit',
  });
  return readFileSync(wasm).toString('base64');
}

/** Writes the kernels' bytes. Equal sources give equal bytes. */
export function generateKernel(): void {
  const scratch = mkdtempSync(join(tmpdir(), 'leakgate-kernel-'));
  try {
    for (const { folder, source, target, constant } of KERNELS) {
      const path = `${folder}/assembly/${source}.ts`;
      const text = compile(path, scratch);
      writeFileSync(
        `${folder}/${target}.generated.ts`,
        `/** Generated from ${path} by npm run generate. */\nexport const ${constant} =\n  '${text}';\n`,
      );
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
