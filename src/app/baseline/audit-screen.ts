import type { Entry } from '../../baseline/entry.ts';
import { daysBetween, type Day } from '../../core/day.ts';
import type { Finding } from '../../core/finding.ts';
import { firstSeen } from '../../policy/age.ts';
import { escapeTerminal } from '../../report/escape.ts';
import { certaintyWords } from '../../report/certainty.ts';
import { explainReasons } from '../../report/evidence-descriptions.ts';
import type { ContextLine } from './audit-context.ts';

/** An entry under review. */
export interface AuditItem {
  readonly entry: Entry;
  /** The finding to show; undefined if the value is no longer found. */
  readonly finding: Finding | undefined;
  /** All places of the value, `path:line`. */
  readonly places: readonly string[];
  readonly context: readonly ContextLine[] | undefined;
}

/** Most other places listed. */
const PLACES = 3;
const NARROW = 20;

function fit(text: string, width: number): string {
  const points = Array.from(text);
  return points.length <= width ? text : `${points.slice(0, width - 1).join('')}…`;
}

/** Wraps text to lines of at most `width` columns, at spaces if possible. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (Array.from(joined).length <= width) line = joined;
    else {
      if (line !== '') lines.push(line);
      line = fit(word, width);
    }
  }
  return [...lines, line];
}

function describe({ finding }: AuditItem, today: Day): string[] {
  if (finding === undefined) return ['The value is no longer found: `leakgate baseline prune` removes such entries.'];
  const { name, severity, redacted, commit, exposure } = finding;
  const seen = firstSeen(finding);
  const age = seen === undefined ? '' : `, ${Math.max(0, daysBetween(seen, today))} days ago`;
  return [
    `${name}, ${severity} ${certaintyWords(finding)}: ${redacted}`,
    ...(commit === undefined
      ? []
      : [`commit ${commit.id.slice(0, 12)} by ${commit.author}, ${commit.date.slice(0, 10)}${age}`]),
    ...(exposure === 'tip' ? [] : [`no longer in the tree (${exposure})`]),
    `evidence: ${explainReasons(finding)}`,
  ];
}

function drawPlaces({ places, entry }: AuditItem): string[] {
  const [first = entry.path, ...others] = places;
  const more = others.length > PLACES ? ` and ${others.length - PLACES} more` : '';
  return [first, ...(others.length === 0 ? [] : [`also ${others.slice(0, PLACES).join(', ')}${more}`])];
}

/** Lines of context, each cut so that the secret stays visible. */
function drawContext({ context }: AuditItem, width: number): string[] {
  if (context === undefined) return [];
  const digits = String(context.at(-1)?.number ?? 0).length;
  const room = width - digits - 4;
  return context.map(({ number, text, own }) => {
    const at = Math.max(0, text.indexOf('****'));
    const from = text.length <= room || !own ? 0 : Math.max(0, Math.min(at - Math.floor(room / 3), text.length - room));
    return `${own ? '>' : ' '} ${String(number).padStart(digits)}  ${fit(text.slice(from), room)}`;
  });
}

const KEYS = 'r real  f false positive  t test  v revoked  s skip  b back  q quit';

/** The entry as lines of at most `width` columns, safe to print. */
export function drawAuditItem(item: AuditItem, place: { at: number; of: number; today: Day }, width: number): string[] {
  const room = Math.max(NARROW, width - 1);
  const { entry } = item;
  const { status, reason } = entry;
  const said = status === 'unreviewed' ? [] : [`reviewed: ${status}${reason === undefined ? '' : `, ${reason}`}`];
  const texts = [
    `[${place.at}/${place.of}] ${entry.rule}`,
    ...describe(item, place.today),
    ...drawPlaces(item),
    ...said,
  ];
  return [
    ...texts.flatMap((text) => wrap(escapeTerminal(text), room)),
    '',
    ...drawContext(item, room),
    '',
    ...wrap(KEYS, room),
  ];
}
