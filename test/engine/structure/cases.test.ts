import { describe, expect, test } from 'vitest';
import { loadProgram } from '../../../src/app/rules/builtin-program.ts';
import { judgementWeights } from '../../../src/confidence/combine.ts';
import { createScanner } from '../../../src/engine/create-scanner.ts';
import { pushAll } from '../../../src/pool/batch.ts';
import { fillCase, readCases, VALUES } from '../../support/structure-cases.ts';

const program = loadProgram();
const scanner = createScanner(program);

function scan(text: string): ReturnType<typeof scanner.finish> {
  scanner.begin();
  pushAll(scanner, Buffer.from(text));
  return scanner.finish();
}

const FILES = ['containers', 'defaults', 'directives', 'command-lines', 'calls'];

describe.each(FILES)('%s', (file) => {
  const cases = readCases(file);

  test.each(Object.entries(VALUES))('a %s is found in each, at its place', (_, valueFor) => {
    const missed = cases.filter((one) => {
      const { text, start, end } = fillCase(one, valueFor(one.name));
      const bytes = Buffer.from(text.slice(0, start)).length;
      return !scan(text).some((match) => match.start < bytes + end - start && match.end > bytes);
    });
    expect(missed.map(({ name }) => name)).toEqual(missed.filter(({ missing }) => missing).map(({ name }) => name));
  });
});

const SHOWN = 0.5;
const shown = createScanner(program, {
  scoreWeights: judgementWeights(
    program.rules.map(({ prior }) => prior),
    SHOWN,
  ),
});

test.each(['containers-quiet', 'lines-quiet'])('nothing of %s is shown', (file) => {
  const loud = readCases(file).filter(({ text }) => {
    shown.begin();
    pushAll(shown, Buffer.from(text));
    // rules for certain files are settled where paths are known
    return shown.finish().some(({ rule }) => program.rules[rule]!.files === undefined);
  });
  expect(loud.map(({ name }) => name)).toEqual(loud.filter(({ missing }) => missing).map(({ name }) => name));
});
