import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Log } from 'sarif';

/** The validator's folder for this machine; undefined if there is none. */
function validatorFolder(): string | undefined {
  try {
    return dirname(
      createRequire(import.meta.url).resolve(`@microsoft/sarif-multitool-${process.platform}/package.json`),
    );
  } catch {
    return undefined;
  }
}

function validatorProgram(): string | undefined {
  const folder = validatorFolder();
  const path = folder && join(folder, process.platform === 'win32' ? 'Sarif.Multitool.exe' : 'Sarif.Multitool');
  if (path === undefined || !existsSync(path)) return undefined;
  // packages are installed without their scripts, which would have done this
  chmodSync(path, 0o755);
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore' });
    return path;
  } catch {
    return undefined;
  }
}

/** The path of the validator, if one runs here. */
export const VALIDATOR = validatorProgram();

/** All errors and warnings of the validator by the rules of the standard and of code scanning, one per line. */
export function validateSarif(program: string, file: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'leakgate-sarif-'));
  try {
    const output = join(folder, 'out.sarif');
    execFileSync(program, ['validate', file, '--rule-kind', 'Sarif;Ghas', '--output', output], { stdio: 'ignore' });
    const log = JSON.parse(readFileSync(output, 'utf8')) as Log;
    return log.runs.flatMap(({ results = [] }) =>
      results.map(({ ruleId, message }) => `${ruleId}: ${JSON.stringify(message)}`),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** JSON Schema of SARIF 2.1.0: the file named by LEAKGATE_SARIF_SCHEMA, or the one next to the validator. */
export function sarifSchema(): Record<string, unknown> | undefined {
  const folder = validatorFolder();
  const path = process.env['LEAKGATE_SARIF_SCHEMA'] ?? (folder && join(folder, 'sarif-2.1.0.json'));
  if (path === undefined || !existsSync(path)) return undefined;
  const schema = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  // names of the drafts that the two files are written in; what they use of them is the same
  for (const key of ['$schema', 'id', '$id']) delete schema[key];
  return schema;
}
