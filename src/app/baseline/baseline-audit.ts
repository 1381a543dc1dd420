import { itemAt } from '../../core/present.ts';
import { type EntryFilter, isSelected, replaceEntry, type EntryReview, reviewEntry } from '../../baseline/select.ts';
import type { Entry } from '../../baseline/entry.ts';
import type { RawOptions } from '../../config/options.ts';
import { isDay } from '../../core/day.ts';
import { EXIT, ScanError } from '../../core/errors.ts';
import { type Finding, type Status, STATUSES } from '../../core/finding.ts';
import { compileGlobs } from '../../core/glob.ts';
import { nearest } from '../../core/nearest.ts';
import { escapeTerminal } from '../../report/escape.ts';
import { readAuditContext } from './audit-context.ts';
import { type KeyReader, openKeys } from '../prompt/read-keys.ts';
import { type AuditItem, drawAuditItem } from './audit-screen.ts';
import type { BaselineContext } from './work.ts';
import { existingBaseline, saveBaseline } from './baseline-store.ts';
import type { ProcessContext } from '../process-context.ts';
import type { LoadedBaseline } from '../gate/load-gate.ts';
import { scanEverything } from '../scan/scan-everything.ts';

/** Rejects rules that neither the program nor any entry knows: a typo would silently select nothing. */
function checkRules({ opened, options }: BaselineContext): void {
  const entries = opened.gate.baseline?.entries ?? [];
  const known = [...new Set([...opened.program.rules.map(({ id }) => id), ...entries.map(({ rule }) => rule)])];
  const unknown = options.entryRule?.find((rule) => !known.includes(rule));
  if (unknown === undefined) return;
  const near = nearest(unknown, known);
  throw new ScanError('rule-unknown', `no rule is called ${unknown}`, near ? { hint: `did you mean ${near}?` } : {});
}

function filterOf({ fingerprint, entryRule, entryPath, all }: RawOptions): EntryFilter {
  const paths = entryPath && compileGlobs(entryPath);
  if (entryPath && paths === undefined)
    throw new ScanError('bad-option', '--path: this glob has too many alternatives');
  return {
    fingerprints: fingerprint && new Set(fingerprint),
    rules: entryRule && new Set(entryRule),
    paths,
    unreviewedOnly: !all,
  };
}

function statusOf(given: string | undefined): Status {
  const status = STATUSES.find((one) => one === given);
  if (status !== undefined) return status;
  const near = given === undefined ? undefined : nearest(given, STATUSES);
  throw new ScanError(
    'bad-option',
    `--status: needs one of ${STATUSES.join(', ')}`,
    near ? { hint: `did you mean ${near}?` } : {},
  );
}

function reviewOf({ status: given, reason, owner, expires }: RawOptions): EntryReview {
  const status = statusOf(given);
  if ((status === 'false-positive' || status === 'test') && reason === undefined)
    throw new ScanError('bad-option', `--status ${status} needs a --reason`);
  if (expires !== undefined && !isDay(expires)) throw new ScanError('bad-option', `--expires: ${expires} is not a day`);
  return { status, reason, owner, expires };
}

/** `--non-interactive`: the same review for all selected entries. */
async function reviewAll({ opened, options, context }: BaselineContext): Promise<number> {
  const { fingerprint, entryRule, entryPath } = options;
  if (!fingerprint && !entryRule && !entryPath)
    throw new ScanError('bad-option', '--non-interactive needs --rule, --path or --fingerprint', {
      hint: 'one answer for every entry is not a review',
    });
  const review = reviewOf(options);
  const filter = filterOf(options);
  const before = existingBaseline(opened);
  const entries = before.entries.map((entry) => (isSelected(entry, filter) ? reviewEntry(entry, review) : entry));
  const changed = before.entries.filter((entry) => isSelected(entry, filter)).length;
  await saveBaseline(opened.root, before, { ...before, entries });
  context.out.write(`${before.file}: ${changed} of ${entries.length} entries are ${review.status} now\n`);
  return EXIT.pass;
}

function groupBy(findings: readonly Finding[], keyOf: (finding: Finding) => string): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(keyOf(finding));
    if (group) group.push(finding);
    else groups.set(keyOf(finding), [finding]);
  }
  return groups;
}

/** Findings with offsets in the file of the work tree. */
function inTree(findings: readonly Finding[] = []): Finding[] {
  return findings.filter(({ blob }) => blob === undefined);
}

/** Builds items for the selected entries, with the results of a scan of the tree. Reads context now, because the file may change later. */
async function buildAuditItems(work: BaselineContext, selected: readonly Entry[]): Promise<AuditItem[]> {
  const { opened, context, options } = work;
  const { decided } = await scanEverything(opened, { paths: [], context, history: !options.treeOnly });
  const byValue = groupBy(decided.findings, ({ fingerprint }) => fingerprint);
  const byPath = groupBy(decided.findings, ({ path }) => path);
  return selected.map((entry) => {
    const findings: readonly Finding[] = byValue.get(entry.fingerprint) ?? [];
    const finding = findings.find(({ blob }) => blob === undefined) ?? findings[0];
    return {
      entry,
      finding,
      places: findings.map(({ path, line }) => `${path}:${line}`),
      context:
        finding !== undefined && finding.blob === undefined
          ? readAuditContext(opened.root, finding, inTree(byPath.get(finding.path)))
          : undefined,
    };
  });
}

/** Reads a line that a person types; undefined if they cancel. */
async function askLine(prompt: string, keys: KeyReader, context: ProcessContext): Promise<string | undefined> {
  context.out.write(prompt);
  let text = '';
  for (;;) {
    const key = await keys.key();
    if (key === 'enter') {
      context.out.write('\n');
      return text.trim();
    }
    if (key === 'escape' || key === 'ctrl-c' || key === 'end') {
      context.out.write('\n');
      return undefined;
    }
    if (key === 'backspace') {
      if (text !== '') context.out.write('\b \b');
      text = Array.from(text).slice(0, -1).join('');
    } else if (!/\p{C}/u.test(key)) {
      text += key;
      context.out.write(key);
    }
  }
}

async function askDay(keys: KeyReader, context: ProcessContext): Promise<string | undefined> {
  for (;;) {
    const day = await askLine('expires, YYYY-MM-DD (none): ', keys, context);
    if (day === undefined || day === '' || isDay(day)) return day;
    context.out.write('not a day\n');
  }
}

/**
 * Asks for reason, owner and expiry of a status; undefined if a person cancels. An empty answer omits the field; for the reason it repeats the last
 * one.
 */
async function askReview(
  status: Status,
  last: string,
  session: { keys: KeyReader; context: ProcessContext },
): Promise<EntryReview | undefined> {
  const { keys, context } = session;
  const reason = await askLine(`${status}; reason (${last === '' ? 'none' : escapeTerminal(last)}): `, keys, context);
  if (reason === undefined) return undefined;
  const owner = await askLine('owner (none): ', keys, context);
  if (owner === undefined) return undefined;
  const expires = await askDay(keys, context);
  if (expires === undefined) return undefined;
  const said = (text: string): string | undefined => (text === '' ? undefined : text);
  return { status, reason: said(reason === '' ? last : reason), owner: said(owner), expires: said(expires) };
}

const STATUS_KEYS: Readonly<Record<string, Status>> = {
  r: 'real',
  f: 'false-positive',
  t: 'test',
  v: 'revoked',
};

/** Runs a review. Saves every answer before it shows the next entry, so that it can be interrupted and resumed at any time. */
async function reviewItems(
  selected: readonly AuditItem[],
  session: { work: BaselineContext; keys: KeyReader; baseline: LoadedBaseline },
): Promise<number> {
  const { work, keys } = session;
  const { context, opened } = work;
  const items = [...selected];
  let { baseline } = session;
  let last = '';
  let answered = 0;
  for (let at = 0; at < items.length;) {
    const item = itemAt(items, at);
    const lines = drawAuditItem(
      item,
      { at: at + 1, of: items.length, today: opened.gate.today },
      context.out.columns ?? 80,
    );
    context.out.write(`\n${lines.join('\n')}\n`);
    const key = await keys.key();
    if (key === 'q' || key === 'ctrl-c' || key === 'end') break;
    if (key === 's') at++;
    if (key === 'b') at = Math.max(0, at - 1);
    const status = STATUS_KEYS[key];
    const review = status && (await askReview(status, last, { keys, context }));
    if (review === undefined) continue;
    const entry = reviewEntry(item.entry, review);
    const after = { ...baseline, entries: replaceEntry(baseline.entries, entry) };
    await saveBaseline(opened.root, baseline, after);
    baseline = after;
    items[at++] = { ...item, entry };
    last = review.reason ?? '';
    answered++;
  }
  return answered;
}

/** `leakgate baseline audit`: a person reviews entries one by one, or a script many at once. Returns the exit code. */
export async function auditBaseline(work: BaselineContext): Promise<number> {
  const { opened, options, context } = work;
  checkRules(work);
  if (options.nonInteractive) return reviewAll(work);
  const baseline = existingBaseline(opened);
  const selected = baseline.entries.filter((entry) => isSelected(entry, filterOf(options)));
  if (selected.length === 0) {
    context.out.write(`${baseline.file}: nothing to review\n`);
    return EXIT.pass;
  }
  const items = await buildAuditItems(work, selected);
  const keys = context.out.columns === undefined ? undefined : openKeys(context.stdin, context.signal);
  if (keys === undefined)
    throw new ScanError('bad-option', 'baseline audit needs a terminal', { hint: 'in scripts, use --non-interactive' });
  try {
    const answered = await reviewItems(items, { work, keys, baseline });
    context.out.write(`\n${answered} reviewed, ${selected.length - answered} left\n`);
    return EXIT.pass;
  } finally {
    keys.close();
  }
}
