import { ScanError } from '../core/errors.ts';
import { isBroadGlob } from '../core/glob.ts';
import { CHECKSUMS, type Checksum } from '../engine/checksums/table.ts';
import type { ProgramRule } from '../engine/program.ts';
import type { DerivedLiteral } from './pattern/analyse.ts';
import { createGramCosts } from '../engine/kernel/gram-cost.ts';
import { literalBits } from './pattern/literal-options.ts';
import { type CompiledRule, compileRule, listRules, placeIn, type RuleSource, ruleSpec } from './compile-rules.ts';
import { matchDirect } from './pattern/match-direct.ts';
import { type Problem, problemAt, problemFrom } from './problem.ts';
import type { RulePack } from './schema.ts';
import { buildExample, buildNearMiss, isDrawn, TemplateError } from './template.ts';

/** Returns every match of any rule in a text, with the secret as Latin-1. */
export type MatchText = (text: string) => readonly { readonly rule: string; readonly secret: string }[];

/** Fewest bits of rarity of a literal and the run after it; below this, the prefilter stops in ordinary text. */
const MIN_LITERAL_BITS = 40;
/** Bytes that are in no ordinary text. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const NO_TEXT = /[\0-\x08\x80-\xff]/;
/** Longest distance from the start of a match to its literal; beyond it, each candidate costs too much. */
const MAX_LITERAL_DISTANCE = 400;

/** Finds problems in packs that parse: patterns, literals, ids, companions, templates. `testPacks` tests their examples. */
export function lintPacks(packs: readonly RulePack[]): Problem[] {
  const sources = packs.flatMap(listRules);
  return [...sources.flatMap(lintRule), ...lintIds(sources)];
}

function lintIds(sources: readonly RuleSource[]): Problem[] {
  const problems: Problem[] = [];
  const known = new Map<string, RuleSource>();
  for (const source of sources) {
    const { id } = ruleSpec(source);
    const first = known.get(id);
    if (first)
      problems.push(
        problemAt(placeIn(source, ['id']), id, `duplicate rule id; the first is at ${placeIn(first, ['id'])}`),
      );
    else known.set(id, source);
  }
  for (const source of sources) {
    const { id, pairsWith } = ruleSpec(source);
    if (pairsWith && !known.has(pairsWith.rule)) {
      problems.push(
        problemAt(
          placeIn(source, ['pairsWith', 'rule']),
          id,
          `there is no rule '${pairsWith.rule}' among these packs`,
          'warning',
        ),
      );
    }
  }
  return problems;
}

function lintRule(source: RuleSource): Problem[] {
  const compiled = tryCompile(source);
  if ('problem' in compiled) return [compiled.problem];
  return [...lintLiterals(source, compiled), ...lintFiles(source), ...lintExamples(source)];
}

function lintFiles(source: RuleSource): Problem[] {
  const { id, files = [] } = ruleSpec(source);
  return files.flatMap((glob, i) =>
    isBroadGlob(glob) ? [problemAt(placeIn(source, ['files', i]), id, `'${glob}' matches every file`, 'warning')] : [],
  );
}

function tryCompile(source: RuleSource): CompiledRule | { readonly problem: Problem } {
  try {
    return compileRule(source);
  } catch (error) {
    if (error instanceof ScanError) return { problem: problemFrom(error, ruleSpec(source).id) };
    throw error;
  }
}

function lintLiterals(source: RuleSource, { rule, literals }: CompiledRule): Problem[] {
  const warn = (message: string): Problem => {
    return problemAt(placeIn(source, [ruleSpec(source).assign ? 'assign' : 'pattern']), rule.id, message, 'warning');
  };
  // a handling rule runs only if asked for, and no call that prints is rare
  const frequent = literals.filter(
    (literal) =>
      rule.class !== 'handling' &&
      literal.follow.kind !== 'assign' &&
      !NO_TEXT.test(literal.text) &&
      rarityOf(literal) < MIN_LITERAL_BITS,
  );
  const problems: Problem[] = [];
  if (frequent.length > 0) {
    const texts = frequent.map(({ text }) => JSON.stringify(text)).join(' ');
    problems.push(
      warn(
        `frequent in ordinary text: ${texts} and the bytes required after it; begin with more of the fixed text, or state other literals`,
      ),
    );
  }
  if (!rule.fixed && rule.before > MAX_LITERAL_DISTANCE) {
    problems.push(warn(`the literal can be ${rule.before} bytes into the match: begin with it`));
  }
  return problems;
}

function rarityOf({ text, follow }: DerivedLiteral): number {
  const bits = literalBits(text, createGramCosts());
  if (follow.kind === 'none') return bits;
  const run = follow.min * (8 - Math.log2(follow.bytes.length));
  return bits + run - (follow.kind === 'run' ? 0 : Math.log2(follow.reach));
}

function lintExamples(source: RuleSource): Problem[] {
  const { id, examples } = ruleSpec(source);
  return examples.flatMap((example, i) => {
    const problems: Problem[] = [];
    if (!example.text.includes('{secret}')) {
      problems.push(problemAt(placeIn(source, ['examples', i, 'text']), id, 'the text does not contain {secret}'));
    }
    // a handling rule finds names, which are public
    if (ruleSpec(source).class !== 'handling' && !isDrawn(example.secret)) {
      problems.push(
        problemAt(
          placeIn(source, ['examples', i, 'secret']),
          id,
          'the secret is stored literally: build it from placeholders',
        ),
      );
    }
    return problems;
  });
}

/** Tests packs: finds examples that do not match with their exact secret, and near-misses that match. Without `match`, each rule runs alone. */
export function testPacks(packs: readonly RulePack[], match?: MatchText): Problem[] {
  return packs.flatMap(listRules).flatMap((source) => {
    const compiled = tryCompile(source);
    if ('problem' in compiled) return [];
    return testRule(source, compiled.rule, match ?? ((text) => matchDirect(compiled.rule, text)));
  });
}

/** Examples are built several times, because a class that is too narrow can match one draw by chance. */
const DRAWS = 5;

function testRule(source: RuleSource, rule: ProgramRule, match: MatchText): Problem[] {
  const { examples, nearMisses } = ruleSpec(source);
  const problems: Problem[] = [];
  const test = (path: (string | number)[], run: (draw: number) => string | undefined): void => {
    const message = firstFailure(run);
    if (message !== undefined) problems.push(problemAt(placeIn(source, path), rule.id, message));
  };
  examples.forEach((example, i) => {
    test(['examples', i], (draw) => {
      const { text, secret } = buildExample(example, `${rule.id} example ${i} ${draw}`, rule.checksum);
      return exampleFailure(rule, bytesAsText(secret), match(text));
    });
  });
  nearMisses.forEach((template, i) => {
    test(['nearMisses', i], (draw) => {
      const text = buildNearMiss(template, `${rule.id} near-miss ${i} ${draw}`, rule.checksum);
      const hit = match(text).find((one) => one.rule === rule.id);
      return hit && `this near-miss matches, ${hit.secret.length} characters of it`;
    });
  });
  return problems;
}

function firstFailure(run: (draw: number) => string | undefined): string | undefined {
  try {
    for (let draw = 0; draw < DRAWS; draw++) {
      const message = run(draw);
      if (message !== undefined) return message;
    }
    return undefined;
  } catch (error) {
    if (error instanceof TemplateError) return error.message;
    throw error;
  }
}

/** Shows built secrets by their length only: what is random here may be real elsewhere. */
function exampleFailure(rule: ProgramRule, secret: string, matches: ReturnType<MatchText>): string | undefined {
  const own = matches.filter((one) => one.rule === rule.id);
  if (own.some((one) => one.secret === secret)) return undefined;
  const checksum: Checksum | undefined = rule.checksum && CHECKSUMS[rule.checksum];
  if (checksum?.check(secret) === 'invalid') return 'this example fails its own checksum: use {checksum}';
  if (own.length === 0) return 'this example does not match';
  const lengths = own.map((one) => one.secret.length).join(', ');
  return `this example matches, but with another secret: ${lengths} characters instead of ${secret.length}`;
}

function bytesAsText(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
}
