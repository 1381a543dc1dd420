import { isDay } from '../core/day.ts';

/** Other tools whose comments may be honoured. */
export type Dialect = 'gitleaks' | 'detect-secrets' | 'trufflehog' | 'secretlint';

/** The meaning of a comment. `rules` is undefined if it means every rule, as other tools' comments do. */
export type ReadComment =
  | {
      readonly kind: 'allow';
      readonly rules: readonly string[] | undefined;
      readonly reason: string;
      readonly until?: string;
    }
  /** One of ours, but not valid. */
  | { readonly kind: 'invalid'; readonly message: string }
  /** Another tool's that is not honoured, or one for another line. */
  | { readonly kind: 'foreign' };

const FOREIGN: ReadComment = { kind: 'foreign' };
const OWN = /^leakgate:allow(?![\w-])/;
/** The end of a comment, at the end of a line. */
const CLOSER = /\s*(?:\*+\/|-->|--\}\}|#\}|%\}|-\}|\*\)|\]\]|"""|'''|["'`][,;]?)\s*$/;
const UNTIL = /\s+\[?until\s+(\S+?)\]?\s*$/;

/** Comments of other tools: on the secret's line, or for the next line. */
const DIALECTS: readonly { readonly of: Dialect; readonly same?: RegExp; readonly above?: RegExp }[] = [
  { of: 'gitleaks', same: /^gitleaks:allow(?![\w-])/ },
  { of: 'trufflehog', same: /^trufflehog:ignore(?![\w-])/ },
  {
    of: 'detect-secrets',
    same: /^pragma: ?(?:allow|white)list[ -]secret(?!\w)/,
    above: /^pragma: ?(?:allow|white)list[ -]nextline[ -]secret(?!\w)/,
  },
  {
    of: 'secretlint',
    same: /^secretlint-disable-line(?![\w-])/,
    above: /^secretlint-disable(?:-next-line)?(?![\w-])/,
  },
];

function readForeign(text: string, above: boolean, honoured: ReadonlySet<Dialect>): ReadComment {
  const form = DIALECTS.find(({ same, above: next }) => (above ? next : same)?.test(text));
  if (form === undefined || !honoured.has(form.of)) return FOREIGN;
  return { kind: 'allow', rules: undefined, reason: `${form.of} comment` };
}

/** The rules that a comment of ours names, or what is wrong with them. */
function readRules(names: string): readonly string[] | string {
  if (names === '' || names.startsWith('--')) return 'it names no rule';
  const rules = names.split(',').map((name) => name.trim());
  const bad = rules.find((name) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name));
  return bad === undefined ? rules : `${JSON.stringify(bad)} is not a rule id`;
}

/** Reads reason and last day from `-- reason [until YYYY-MM-DD]`, or says what is wrong with them. */
function readReason(tail: string): { reason: string; until?: string } | string {
  const until = UNTIL.exec(tail)?.[1];
  if (until !== undefined && !isDay(until)) return `${JSON.stringify(until)} is not a day`;
  const reason = /^(?:--|—|–)\s*(\S[^]*)$/.exec(tail.replace(UNTIL, ''))?.[1]?.trim();
  if (reason === undefined) return 'it gives no reason after --';
  return until === undefined ? { reason } : { reason, until };
}

/**
 * Reads a comment: `leakgate:allow rule-id[,rule-id] -- reason [until YYYY-MM-DD]`, or another tool's if that tool is honoured.
 * @param text from the first letter of the comment to the end of its line
 * @param above whether it is on the line above the secret's
 */
export function readComment(text: string, above: boolean, honoured: ReadonlySet<Dialect>): ReadComment {
  if (!OWN.test(text)) return readForeign(text, above, honoured);
  const body = text.replace(OWN, '').replace(CLOSER, '').trim();
  const [, names = '', tail = ''] = /^(\S*(?:\s*,\s*\S+)*)\s*([^]*)$/.exec(body) ?? [];
  const rules = readRules(names);
  if (typeof rules === 'string') return { kind: 'invalid', message: rules };
  const given = readReason(tail);
  return typeof given === 'string' ? { kind: 'invalid', message: given } : { kind: 'allow', rules, ...given };
}
