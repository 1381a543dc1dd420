import { expect, test } from 'vitest';
import { bareGate } from '../../../src/app/gate/load-gate.ts';
import { redactPaths } from '../../../src/app/scan/redact-paths.ts';
import type { ScanRequest } from '../../../src/app/scan/scan-request.ts';
import { findingOf, reportOf } from '../../support/report.ts';
import { smallProgram } from '../../support/program.ts';

const TOKEN = ['acm_', 'Zk3Qv9Lp2Xw7'].join('');

function request(): ScanRequest {
  return {
    source: { kind: 'files', paths: [], mode: 'no-git', exclude: [] },
    program: smallProgram(),
    cwd: '.',
    env: {},
    minConfidence: 0,
    classes: undefined,
    least: 0,
    allowEmpty: true,
    workers: 1,
    prefilter: 'auto',
    fingerprints: false,
    key: new Uint8Array(16),
    everyRule: true,
    gate: bareGate(0),
    ruleDeadline: 1000,
  };
}

test('redacts a secret in a path or in a claim, and nothing else', async () => {
  const finding = findingOf({ path: `src/${TOKEN}/a.ts`, facts: { issuer: `acme.example/${TOKEN}`, audience: 'api' } });
  const { findings } = await redactPaths(request(), reportOf([finding]));
  expect(findings[0]).toMatchObject({
    path: 'src/acm_...(16)/a.ts',
    facts: { issuer: 'acme.example/acm_...(16)', audience: 'api' },
  });
});
