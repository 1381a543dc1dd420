import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judge } from '../../src/confidence/combine.ts';
import type { Facts } from '../../src/core/finding.ts';
import { createScanner } from '../../src/engine/create-scanner.ts';
import { linkProgram } from '../../src/engine/kernel/link.ts';
import type { Program } from '../../src/engine/program.ts';
import type { Scanner } from '../../src/engine/scanner.ts';
import { inflate } from '../../src/pool/inflate.ts';
import { readKey } from '../../src/pool/read-key.ts';
import { tryPasswords } from '../../src/pool/try-passwords.ts';
import { compileProgram } from '../../src/rules/compile-rules.ts';
import { parsePack } from '../../src/rules/parse.ts';

const RULES = join(import.meta.dirname, '../../rules');

/** A match as a person would see it. */
export interface RuleMatch {
  readonly rule: string;
  readonly confidence: number;
  readonly facts: Facts;
  /** The bytes of the blob that hold the secret. */
  readonly held: Buffer;
  readonly decoded: readonly string[];
}

/** Compiles built-in packs by the names of their files. */
export function compilePacks(names: readonly string[]): Program {
  const packs = names.map((name) => parsePack(readFileSync(join(RULES, `${name}.yml`), 'utf8'), name));
  return linkProgram(compileProgram(packs));
}

/** A scanner of a program as workers have it, which reads keys and tries passwords. */
export function openRules(program: Program): Scanner {
  return createScanner(program, { readKey, tryPasswords, inflate });
}

/** Scans a blob. Leaves out matches below this confidence. */
export function scanBlob(scanner: Scanner, blob: string | Uint8Array, least = 0.5): RuleMatch[] {
  const bytes = Buffer.from(blob);
  scanner.begin();
  scanner.room().set(bytes);
  scanner.push(bytes.length);
  const matches = scanner.finish().map(({ rule: index, evidence, facts = {}, start, end, decoded = [] }) => {
    const { id, prior } = scanner.program.rules[index]!;
    const { confidence } = judge(prior, evidence);
    return { rule: id, confidence, facts, held: bytes.subarray(start, end), decoded };
  });
  return matches.filter(({ confidence }) => confidence >= least);
}
