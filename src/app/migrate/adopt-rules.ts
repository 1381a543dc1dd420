import { itemAt } from '../../core/present.ts';
import { ScanError } from '../../core/errors.ts';
import { lintBacktracking } from '../../rules/pattern/backtracking.ts';
import { compileRule, listRules } from '../../rules/compile-rules.ts';
import { ATTEMPTS, draftExample } from '../../rules/draft-example.ts';
import { adoptPattern, type ForeignPattern, ROUNDS } from '../../rules/pattern/foreign-pattern.ts';
import { lintPacks, testPacks } from '../../rules/lint.ts';
import { parsePack } from '../../rules/parse.ts';
import { parsePattern } from '../../rules/pattern/parse-pattern.ts';
import type { RulePack } from '../../rules/schema.ts';
import type { RuleDraft, ToolName } from './draft.ts';
import { MAX_KEYWORD_DISTANCE, packText, type RuleText } from './rule-text.ts';

/** Characters per line, to convert a distance in lines to bytes. */
const LINE = 200;
const MAX_DISTANCE = 8192;

/** Converted rules: their pack (undefined if there are none), and their ids by the other tool's. */
export interface AdoptedRules {
  readonly text: string | undefined;
  readonly ids: ReadonlyMap<string, string>;
}

/** A converted rule, and how it differs from the original. */
interface Adopted {
  readonly draft: RuleDraft;
  readonly rule: RuleText;
  readonly notes: readonly string[];
}

/** Converts rules to a linted pack of ours. Records why a rule cannot be converted. */
export async function adoptRules(drafts: readonly RuleDraft[], tool: ToolName): Promise<AdoptedRules> {
  const adopted: Adopted[] = [];
  const ids = new Map<string, string>();
  for (const draft of drafts) {
    const id = idOf(draft.id, tool);
    const known = ids.has(draft.id) || adopted.some(({ rule }) => rule.id === id);
    const made = known ? 'a rule of that name already exists' : await adoptRule(draft, { id, tool });
    if (typeof made === 'string') draft.record('left', made);
    else {
      adopted.push(made);
      ids.set(draft.id, id);
    }
  }
  const rules = adopted.map((one) => resolveRule(one, ids));
  for (const { requires } of drafts.filter(({ id }) => !ids.has(id))) requires?.record('left', 'with the rule');
  return { text: rules.length === 0 ? undefined : packText(rules, tool), ids };
}

function idOf(id: string, tool: ToolName): string {
  const slug = id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? tool : `${tool}-${slug}`;
}

function resolveRule({ draft, rule, notes }: Adopted, ids: ReadonlyMap<string, string>): RuleText {
  draft.record(notes.length === 0 ? 'carried' : 'changed', [`rule ${rule.id}`, ...notes].join('; '));
  const { requires } = draft;
  if (requires === undefined) return rule;
  const other = ids.get(requires.id);
  if (other === undefined) {
    requires.record('left', `there is no rule ${requires.id}`);
    return rule;
  }
  const within = Math.min(MAX_DISTANCE, requires.lines === undefined ? MAX_DISTANCE : (requires.lines + 1) * LINE);
  requires.record('changed', `pairsWith ${other}, within ${within} bytes; each half is also reported on its own`);
  return { ...rule, pairsWith: { rule: other, within } };
}

async function adoptRule(draft: RuleDraft, names: { id: string; tool: ToolName }): Promise<Adopted | string> {
  let reason = 'it cannot be expressed';
  for (const rounds of ROUNDS) {
    const foreign = adoptPattern(draft.regex, draft.secretGroup, rounds);
    if (typeof foreign === 'string') return foreign;
    const made = await tryPattern(draft, foreign, names);
    if (typeof made !== 'string') return made;
    reason = made;
  }
  return reason;
}

async function tryPattern(
  draft: RuleDraft,
  foreign: ForeignPattern,
  names: { id: string; tool: ToolName },
): Promise<Adopted | string> {
  try {
    const shape = ruleBody(draft, foreign);
    const rule: Omit<RuleText, 'example'> = {
      ...names,
      name: draft.title.replace(/\s+/g, ' '),
      tags: draft.tags,
      body: shape.body,
      confidence: draft.helper ? 'faint' : 'high',
      entropy: draft.entropy,
    };
    const tested = withExample(rule, shape.source);
    if (typeof tested === 'string') return tested;
    const { pack } = tested;
    const problems = [...lintPacks([pack]), ...(await lintBacktracking([pack]))];
    const error = problems.find(({ severity }) => severity === 'error');
    if (error !== undefined) return error.message;
    const notes = [
      ...foreign.notes,
      ...shape.notes,
      ...keywordNotes(draft, pack),
      ...problems.map(({ message }) => message),
    ];
    return { draft, rule: tested.rule, notes: [...new Set(notes)] };
  } catch (error) {
    // errors of packs begin with a place in a file that does not exist yet
    if (error instanceof ScanError) return error.message.replace(/^[^ ]*: /, '');
    throw error;
  }
}

/** How a rule finds its secret, and the pattern for its example. */
interface RuleShape {
  readonly body: RuleText['body'];
  readonly source: string;
  readonly notes: readonly string[];
}

function ruleBody({ keywords }: RuleDraft, { pattern, wordBound }: ForeignPattern): RuleShape {
  const names = keywords.map((one) => one.toLowerCase()).filter((one) => /^[ -~]{3,32}$/.test(one));
  const body = { pattern, boundary: wordBound ? ('word' as const) : ('none' as const) };
  if (names.length === 0 || hasLiteral(pattern)) return { body, source: pattern, notes: [] };
  const value = secretPart(pattern);
  return {
    body: { names, value },
    source: value,
    notes: [`it has no fixed text, so a keyword must occur within ${MAX_KEYWORD_DISTANCE} bytes before the secret`],
  };
}

function hasLiteral(pattern: string): boolean {
  const rule = { id: 'x', name: 'x', tool: 'x', tags: [], confidence: 'high', entropy: undefined } as const;
  const example = { text: '{secret}', secret: '{hex:1}' };
  const pack = parsePack(packText([{ ...rule, body: { pattern, boundary: 'none' }, example }], 'x'), 'pack');
  try {
    return listRules(pack).every((source) => compileRule(source).literals.length > 0);
  } catch (error) {
    if (error instanceof ScanError && error.message.includes('literal')) return false;
    throw error;
  }
}

/** The source of the group named `secret`, with the flags before it; the whole pattern if there is none. */
function secretPart(pattern: string): string {
  const open = pattern.indexOf('(?<secret>');
  const flags = /^\(\?[a-z]+\)/.exec(pattern)?.[0] ?? '';
  if (open < 0) return pattern;
  let depth = 0;
  for (const { 0: token, index } of pattern.slice(open).matchAll(/\\[^]|\[(?:\\[^]|[^\]])*\]|[()]/g)) {
    depth += token === '(' ? 1 : token === ')' ? -1 : 0;
    if (depth === 0) return flags + pattern.slice(open + '(?<secret>'.length, open + index);
  }
  return pattern;
}

/** Adds the first example that matches to a rule, in a pack of its own. */
function withExample(rule: Omit<RuleText, 'example'>, source: string): { rule: RuleText; pack: RulePack } | string {
  const pattern = parsePattern(source, (offset) => `pattern:${offset + 1}`);
  let reason = 'no example can be generated for it';
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const made = draftExample(pattern, attempt);
    const example = 'names' in rule.body ? { ...made, text: `${itemAt(rule.body.names, 0)} = {secret}` } : made;
    const whole = { ...rule, example };
    const pack = parsePack(packText([whole], rule.tool), 'pack');
    const source0 = itemAt(listRules(pack), 0);
    compileRule(source0);
    const [problem] = testPacks([pack]);
    if (problem === undefined) return { rule: whole, pack };
    if (problem.message.startsWith('this near-miss')) reason = 'it matches ordinary text';
  }
  return reason;
}

/** Differences between the keywords and the pattern. */
function keywordNotes({ keywords }: RuleDraft, pack: RulePack): string[] {
  if (keywords.length === 0) return [];
  const words = keywords.map((one) => one.toLowerCase());
  const { literals } = compileRule(itemAt(listRules(pack), 0));
  const implied = literals.every(({ text }) => words.some((word) => text.toLowerCase().includes(word)));
  return implied ? [] : ['it also matches without a keyword'];
}
