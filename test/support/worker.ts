import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import type { Program, ProgramRule } from '../../src/engine/program.ts';
import { EVIDENCE } from '../../src/engine/matches/match.ts';
import { DEFAULT_KEY } from '../../src/fingerprint/fingerprint.ts';
import type { ScanPlan } from '../../src/pool/protocol.ts';
import { linkProgram } from '../../src/engine/kernel/link.ts';
import { smallRules } from './program.ts';

/** Builds the entry of a worker thread, with the test's own code before it. */
export function buildWorker(folder: string, name: string, before = ''): URL {
  const outfile = join(folder, `${name}.mjs`);
  buildSync({
    stdin: {
      contents: `import { parentPort, workerData } from 'node:worker_threads';
import { serveWorker } from './src/pool/scan-worker.ts';
${before}
serveWorker(parentPort, workerData);`,
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  return pathToFileURL(outfile);
}

/** `smallRules` with a user rule that takes forever on `evil` and many `x`. */
export function programWithSlowRule(): Program {
  const program = smallRules();
  const slow: ProgramRule = {
    ...program.rules[0]!,
    id: 'user-slow',
    family: 'user-slow',
    source: 'evil(?:x+x+)+y',
    after: 128,
    user: true,
  };
  const literal = { text: 'evil', fold: false, rule: program.rules.length, follow: { kind: 'none' } } as const;
  return linkProgram({ ...program, rules: [...program.rules, slow], literals: [...program.literals, literal] });
}

/** A plan that fingerprints everything. */
export function fullPlan(program: Program): ScanPlan {
  const weights = { priors: program.rules.map(() => 0), evidence: EVIDENCE.map(() => 0), minScore: 0 };
  return { prefilter: 'auto', fingerprints: 'lasting', key: DEFAULT_KEY, weights };
}
