/** Compiles the AssemblyScript kernel and writes it as a TypeScript constant. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SOURCE = 'src/engine/kernel/assembly/prefilter.ts';
const TARGET = 'src/engine/kernel/kernel.generated.ts';
const FLAGS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--importMemory', '--initialMemory', '1'];

/** Writes the kernel's bytes; same source, same bytes. */
export function generateKernel(): void {
  const folder = mkdtempSync(join(tmpdir(), 'leakgate-kernel-'));
  try {
    const wasm = join(folder, 'kernel.wasm');
    execFileSync(process.execPath, ['node_modules/assemblyscript/bin/asc.js', SOURCE, ...FLAGS, '--outFile', wasm], {
      stdio: 'inherit',
    });
    const text = readFileSync(wasm).toString('base64');
    writeFileSync(
      TARGET,
      `/** Generated from ${SOURCE} by npm run generate. */\nexport const KERNEL_BASE64 =\n  '${text}';\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
