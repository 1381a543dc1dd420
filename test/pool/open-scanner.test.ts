import { expect, test } from 'vitest';
import { buildProgram } from '../../src/app/rules/rule-packs.ts';
import { openScanner } from '../../src/pool/open-scanner.ts';
import type { Program } from '../../src/engine/program.ts';

const built = await buildProgram({ packs: [], texts: [], only: [], skip: [] });
const plan = { weights: { priors: built.rules.map(() => 0), evidence: [], minScore: 0 } } as never;

function withImage(bytes: Uint8Array): Program {
  return { ...built, image: { ...built.image, bytes } };
}

test.each(['simd', 'scalar'] as const)('a %s scanner passes its self-test before it scans', (prefilter) => {
  expect(() => openScanner(built, { ...(plan as object), prefilter } as never)).not.toThrow();
  const zeros = withImage(new Uint8Array(built.image.bytes.length));
  expect(() => openScanner(zeros, { ...(plan as object), prefilter } as never)).toThrow(
    'does not find a planted secret',
  );
});

test('a scanner with another pattern for the rule fails', () => {
  const rules = built.rules.map((rule) =>
    rule.id === 'github-personal-access-token' ? { ...rule, source: 'ghp_[0-9]{36}' } : rule,
  );
  expect(() => openScanner({ ...built, rules }, { ...(plan as object), prefilter: 'auto' } as never)).toThrow(
    'does not find a planted secret',
  );
});

test('a program without the rule has no self-test', async () => {
  const program = await buildProgram({ packs: [], texts: [], only: ['github-oauth-token'], skip: [] });
  expect(() => openScanner(program, { ...(plan as object), prefilter: 'auto' } as never)).not.toThrow();
});
