import { present } from '../core/present.ts';
import { type ASTNode, Environment, type ParseResult } from '@marcbachmann/cel-js';
import {
  classOf,
  EXPOSURES,
  type Finding,
  FINDING_CLASSES,
  type FindingClass,
  SEVERITIES,
  STATES,
  STATUSES,
} from '../core/finding.ts';
import { compileGlobs, faultOfPath, type PathMatcher } from '../core/glob.ts';
import { nearest } from '../core/nearest.ts';
import { daysSeen } from './age.ts';
import { fieldOf, walk } from './ast.ts';
import { canHold, type FieldType, type Fulfilment } from './fulfil.ts';
import { findMentions, type Mention } from './mention.ts';
import { findPathFault } from './path-form.ts';
import type { RunFacts } from './gate.ts';

/** Longest condition, in characters, and limits of a parsed one: far more than a person writes. */
const CHARACTERS = 2000;
const LIMITS = { maxAstNodes: 300, maxDepth: 24, maxListElements: 100, maxMapEntries: 0, maxCallArguments: 4 };

const FINDING = {
  rule: 'string',
  provider: 'string',
  kind: 'string',
  class: 'string',
  severity: 'string',
  confidence: 'double',
  state: 'string',
  exposure: 'string',
  fingerprint: 'string',
  path: 'string',
  evidence: 'list<string>',
  decoded: 'bool',
  commit: 'string',
  author: 'string',
  age: 'int',
  status: 'string',
  suppression: 'string',
  reason: 'string',
  expired: 'bool',
  owner: 'string',
  validity: 'string',
} as const;
const RUN = {
  mode: 'string',
  incomplete: 'bool',
  scanned: 'int',
  failed: 'int',
  skipped: 'int',
  findings: 'int',
  fresh: 'int',
  tampered: 'bool',
} as const;

/** Fields with known values: comparing one with anything else is a mistake. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  'finding.class': FINDING_CLASSES,
  'finding.state': STATES,
  'finding.exposure': EXPOSURES,
  'finding.severity': SEVERITIES,
  'finding.status': ['', ...STATUSES],
  'finding.suppression': ['', 'inline', 'allow'],
  'finding.validity': ['unknown', 'valid', 'invalid'],
  'run.mode': ['tree', 'history', 'staged', 'range', 'stdin'],
};
/** Types of all fields, by their names in conditions. */
const TYPES: Readonly<Record<string, FieldType>> = Object.fromEntries([
  ...Object.entries(FINDING).map(([name, type]) => [`finding.${name}`, type]),
  ...Object.entries(RUN).map(([name, type]) => [`run.${name}`, type]),
]);
/** Functions that a condition may call. No loops and no regular expressions, which could run forever. */
const CALLS = new Set(['glob', 'startsWith', 'endsWith', 'contains', 'size', 'lowerAscii', 'upperAscii']);
const INSTEAD: Readonly<Record<string, string>> = { matches: 'write glob("src/**")' };

/** A condition that does not compile: what is wrong, at which character, and what helps. */
export interface ConditionFault {
  readonly message: string;
  readonly offset: number;
  readonly hint?: string;
}

/** A checked condition. */
export interface Condition {
  readonly about: 'finding' | 'run';
  /** Classes whose findings can fulfil it: only a condition that mentions the class is about anything but credentials. */
  readonly classes: readonly FindingClass[];
  /** Findings below this confidence never fulfil it. */
  readonly minConfidence: number;
  readonly mentionsIncomplete: boolean;
  readonly mentionsFingerprint: boolean;
  /** Its value, if it is constant. */
  readonly constant: boolean | undefined;
  /** Whether any finding or run can fulfil it, as far as trials show. */
  readonly fulfilment: Fulfilment;
  /** Rules, providers, kinds and evidence that it mentions. */
  readonly mentions: readonly Mention[];
  readonly holds: (finding: Finding | undefined, run: RunFacts) => boolean;
}

/** Compiles conditions for one policy. */
export type ConditionCompiler = (text: string) => Condition | ConditionFault;

/** Whether a compiler found something wrong. */
export function isFault(value: Condition | ConditionFault): value is ConditionFault {
  return 'message' in value;
}

function createEnvironment(): Environment {
  const globs = new Map<string, PathMatcher | undefined>();
  const glob = (path: string, pattern: string): boolean => {
    if (!globs.has(pattern)) globs.set(pattern, compileGlobs([pattern]));
    return globs.get(pattern)?.(path) ?? false;
  };
  return new Environment({ limits: LIMITS })
    .registerVariable({ name: 'finding', schema: FINDING })
    .registerVariable({ name: 'run', schema: RUN })
    .registerFunction('string.glob(string): bool', glob);
}

const NEVER: ConditionFault = {
  message: 'no finding and no run can meet this condition',
  offset: 0,
  hint: 'its parts contradict each other; write false to switch off a gate of the preset',
};

/** Compiles and checks conditions: syntax, names, types, and values of fields with known values. */
export function createConditionCompiler(): ConditionCompiler {
  const environment = createEnvironment();
  return (text) => {
    if (text.length > CHARACTERS)
      return { message: `the condition is longer than ${CHARACTERS} characters`, offset: 0 };
    const checked = environment.check(text);
    if (!checked.valid) return explainError(present(checked.error));
    if (checked.type !== 'bool') return { message: `the condition is of type ${checked.type}, not bool`, offset: 0 };
    const parsed = environment.parse(text);
    const fault = findConditionFault(parsed.ast);
    if (fault) return fault;
    const condition = conditionOf(parsed);
    return condition.fulfilment === 'never' ? NEVER : condition;
  };
}

function explainError(error: { summary: string; code: string; range?: { start: number } }): ConditionFault {
  const name = /^(?:Unknown variable|No such key): (.*)$/.exec(error.summary)?.[1];
  const known = error.code === 'unknown_variable' ? ['finding', 'run'] : [...Object.keys(FINDING), ...Object.keys(RUN)];
  const near = name === undefined ? undefined : nearest(name, known);
  const hint = near ?? (name === undefined ? undefined : known.join(', '));
  return {
    message: error.summary.replace(/^./, (first) => first.toLowerCase()),
    offset: error.range?.start ?? 0,
    ...(hint === undefined ? {} : { hint: near ? `did you mean ${near}?` : `there are ${hint}` }),
  };
}

/** Rejects `finding` or `run` by itself: the fields that a condition reads must be known before it runs. */
function wholeFault(ast: ASTNode): ConditionFault | undefined {
  const read = new Set<unknown>();
  let fault: ConditionFault | undefined;
  walk(ast, (node) => {
    if (fieldOf(node) !== undefined) read.add((node.args as readonly unknown[])[0]);
    if (node.op === 'id' && !read.has(node))
      fault ??= {
        message: `${node.args} only works on a literal field`,
        offset: node.range.start,
        hint: 'write finding.rule',
      };
  });
  return fault;
}

function findConditionFault(ast: ASTNode): ConditionFault | undefined {
  let fault: ConditionFault | undefined;
  walk(ast, (node) => (fault ??= callFault(node) ?? valueFault(node) ?? rangeFault(node) ?? findPathFault(node)));
  return fault ?? wholeFault(ast);
}

function callFault(node: ASTNode): ConditionFault | undefined {
  if (node.op !== 'call' && node.op !== 'rcall') return undefined;
  const name = node.args[0];
  if (!CALLS.has(name)) {
    const hint = INSTEAD[name] ?? `conditions may call ${[...CALLS].join(', ')}`;
    return { message: `${name}() is not allowed in conditions`, offset: node.range.start, hint };
  }
  if (name !== 'glob') return undefined;
  const [pattern] = node.args.at(-1) as ASTNode[];
  if (pattern?.op === 'value' && typeof pattern.args === 'string' && compileGlobs([pattern.args])) {
    const never = faultOfPath(pattern.args);
    const message = `no path matches ${JSON.stringify(pattern.args)}`;
    return never === undefined ? undefined : { message, offset: pattern.range.start, hint: never };
  }
  return { message: 'glob() needs a literal glob of reasonable size', offset: node.range.start };
}

/** A field and the literals that the node compares it with. */
function comparedWith(node: ASTNode): { field: string; literals: ASTNode[] } | undefined {
  if (node.op !== '==' && node.op !== '!=' && node.op !== 'in') return undefined;
  const [left, right] = node.args;
  const field = fieldOf(left) ?? (node.op === 'in' ? undefined : fieldOf(right));
  if (field === undefined) return undefined;
  const other = fieldOf(left) === undefined ? left : right;
  return { field, literals: other.op === 'list' ? other.args : [other] };
}

function valueFault(node: ASTNode): ConditionFault | undefined {
  const compared = comparedWith(node);
  const values = compared && VALUES[compared.field];
  if (!values) return undefined;
  for (const { op, args, range } of compared.literals) {
    if (op !== 'value' || typeof args !== 'string' || values.includes(args)) continue;
    const near = nearest(args, values);
    const known = values.map((value) => JSON.stringify(value)).join(', ');
    const message = `${compared.field} is never ${JSON.stringify(args)}`;
    return {
      message,
      offset: range.start,
      hint: near ? `did you mean ${JSON.stringify(near)}?` : `known: ${known}`,
    };
  }
  return undefined;
}

/** Rejects a confidence compared with something outside 0..1, probably a percentage. */
function rangeFault(node: ASTNode): ConditionFault | undefined {
  if (!/^[<>]=?$|^[=!]=$/.test(node.op)) return undefined;
  const [left, right] = node.args as [ASTNode, ASTNode];
  if (fieldOf(left) !== 'finding.confidence' && fieldOf(right) !== 'finding.confidence') return undefined;
  const limit = numberOf(right) ?? numberOf(left);
  if (limit === undefined || (limit >= 0 && limit <= 1)) return undefined;
  return { message: `a confidence is never ${limit}`, offset: node.range.start, hint: 'it is a probability, 0 to 1' };
}

function numberOf(node: ASTNode): number | undefined {
  return node.op === 'value' && (typeof node.args === 'number' || typeof node.args === 'bigint')
    ? Number(node.args)
    : undefined;
}

/** Whether the node asks for the class `handling`, whose findings all have the confidence 1. */
function isAboutHandling(node: ASTNode): boolean {
  if (node.op !== '==') return false;
  const [left, right] = node.args as [ASTNode, ASTNode];
  return (
    [left, right].some((one) => fieldOf(one) === 'finding.class') &&
    [left, right].some(({ args }) => args === 'handling')
  );
}

/** The minimum confidence that fulfils the condition, as far as its top-level `&&` chain shows. */
function minConfidenceOf(node: ASTNode): number {
  if (isAboutHandling(node)) return 1;
  if (node.op === '&&') return Math.max(minConfidenceOf(node.args[0]), minConfidenceOf(node.args[1]));
  if (node.op === '>=' || node.op === '>')
    return fieldOf(node.args[0]) === 'finding.confidence' ? (numberOf(node.args[1]) ?? 0) : 0;
  if (node.op === '<=' || node.op === '<')
    return fieldOf(node.args[1]) === 'finding.confidence' ? (numberOf(node.args[0]) ?? 0) : 0;
  return 0;
}

function classesOf(parsed: ParseResult, fields: ReadonlySet<string>): readonly FindingClass[] {
  if (!fields.has('finding.class')) return ['credential'];
  return FINDING_CLASSES.filter(
    (one) => canHold(parsed, fields, TYPES, { ...VALUES, 'finding.class': [one] }) !== 'never',
  );
}

function conditionOf(parsed: ParseResult): Condition {
  const fields = new Set<string>();
  walk(parsed.ast, (node) => {
    const field = fieldOf(node);
    if (field !== undefined) fields.add(field);
  });
  const about = [...fields].some((field) => field.startsWith('finding.')) ? 'finding' : 'run';
  return {
    about,
    classes: classesOf(parsed, fields),
    minConfidence: minConfidenceOf(parsed.ast),
    mentionsIncomplete: fields.has('run.incomplete') || fields.has('run.failed'),
    mentionsFingerprint: fields.has('finding.fingerprint'),
    constant: fields.size === 0 ? parsed({}) === true : undefined,
    fulfilment: canHold(parsed, fields, TYPES, VALUES),
    mentions: findMentions(parsed.ast),
    holds: (finding, run) =>
      (about === 'run' || finding !== undefined) &&
      parsed({ run: runValues(run), ...(finding && { finding: findingValues(finding, run) }) }) === true,
  };
}

function runValues({ mode, incomplete, scanned, failed, skipped, findings, fresh, tampered }: RunFacts): object {
  const counts = { scanned, failed, skipped, findings, fresh };
  const whole = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, BigInt(count)]));
  return { mode, incomplete, tampered, ...whole };
}

/** The values of a finding in conditions. Unknown ones are empty, an unknown age is -1. */
function findingValues(finding: Finding, run: RunFacts): object {
  const { rule, provider, kind, severity, confidence, state, exposure, fingerprint, path, expired = false } = finding;
  const what = { rule, provider, kind, severity, confidence, state, exposure, fingerprint, path, expired };
  return {
    ...what,
    class: classOf(finding),
    evidence: finding.evidence.map(({ id }) => id),
    decoded: finding.decoded !== undefined && finding.decoded.length > 0,
    age: BigInt(daysSeen(finding, run.today)),
    validity: 'unknown',
    ...originValues(finding),
    ...coverValues(finding),
  };
}

function originValues({ commit }: Finding): object {
  return { commit: commit?.id ?? '', author: commit?.author ?? '' };
}

function coverValues({ suppression, acceptance, owner }: Finding): object {
  const cover = suppression ?? acceptance;
  return {
    status: acceptance?.status ?? '',
    suppression: suppression?.by ?? '',
    reason: cover?.reason ?? '',
    owner: owner ?? cover?.owner ?? '',
  };
}
