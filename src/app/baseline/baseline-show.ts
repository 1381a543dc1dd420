import { itemAt, present } from '../../core/present.ts';
import { diffEntries, type EntryChange } from '../../baseline/change.ts';
import type { Entry } from '../../baseline/entry.ts';
import { countAll, countBy, type StatsRow, topFolder } from '../../baseline/stats.ts';
import { EXIT, ScanError } from '../../core/errors.ts';
import { STATUSES } from '../../core/finding.ts';
import { parseCodeOwners } from '../../report/code-owners.ts';
import { escapeTerminal } from '../../report/escape.ts';
import type { BaselineContext } from './work.ts';
import { existingBaseline, readBaseline } from './baseline-store.ts';
import { type GateFiles, workTreeFiles } from '../gate/gate-files.ts';
import { insideRoot } from '../gate/resolve-gate.ts';

const OWNER_FILES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
const OWNERS_BYTES = 3 << 20;

function drawChange({ kind, before, after }: EntryChange): string {
  const { fingerprint, rule, path } = present(after ?? before);
  const sign = { added: '+', removed: '-', changed: '~' }[kind];
  const status = [before, after].flatMap((entry) => entry?.status ?? []).join(' -> ');
  return escapeTerminal(`${sign} ${fingerprint}  ${rule}  ${path}  ${status}`);
}

/** `baseline diff OTHER`: shows the differences between the baseline and OTHER. Exit 0 in any case. */
export async function diffBaselines({ opened, operands, context }: BaselineContext): Promise<number> {
  const [operand] = operands;
  if (operand === undefined) throw new ScanError('bad-option', 'baseline diff needs another baseline to compare with');
  const other = await readBaseline(workTreeFiles(opened.root), insideRoot(opened.root, context.cwd, operand));
  const changes = diffEntries(other.entries, existingBaseline(opened).entries);
  for (const change of changes) context.out.write(`${drawChange(change)}\n`);
  const count = (kind: EntryChange['kind']): number => changes.filter((change) => change.kind === kind).length;
  context.out.write(`${count('added')} added, ${count('removed')} removed, ${count('changed')} changed\n`);
  return EXIT.pass;
}

async function readOwners(files: GateFiles): Promise<(path: string) => readonly string[]> {
  for (const path of OWNER_FILES) {
    const text = await files.read(path, { most: OWNERS_BYTES, failure: 'config-invalid' });
    if (text !== undefined) return parseCodeOwners(text);
  }
  return () => [];
}

function drawTable(title: string, rows: readonly StatsRow[]): string {
  const head = [title, 'total', ...STATUSES, 'precision'];
  const cells = rows.map(({ group, total, counts, precision }) => [
    escapeTerminal(group),
    String(total),
    ...STATUSES.map((status) => String(counts[status])),
    precision === undefined ? '-' : `${Math.round(precision * 100)}%`,
  ]);
  const widths = head.map((name, i) => Math.max(name.length, ...cells.map((row) => itemAt(row, i).length)));
  const draw = (row: readonly string[]): string =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(itemAt(widths, i)) : cell.padStart(itemAt(widths, i)))).join('  ');
  return `${[head, ...cells].map(draw).join('\n')}\n`;
}

/** `baseline stats`: counts entries by rule, folder and owner, with the share of real ones among the reviewed. */
export async function showStats({ opened, context }: BaselineContext): Promise<number> {
  const { entries } = existingBaseline(opened);
  const owners = await readOwners(workTreeFiles(opened.root));
  const ownersOf = ({ owner, path }: Entry): readonly string[] => {
    const all = owner === undefined ? owners(path) : [owner];
    return all.length > 0 ? all : ['nobody'];
  };
  context.out.write(
    [
      drawTable('rule', [...countBy(entries, ({ rule }) => [rule]), countAll(entries)]),
      drawTable(
        'folder',
        countBy(entries, (entry) => [topFolder(entry)]),
      ),
      drawTable('owner', countBy(entries, ownersOf)),
    ].join('\n'),
  );
  return EXIT.pass;
}

const COLUMNS = ['fingerprint', 'rule', 'path', 'status', 'reason', 'owner', 'expires'] as const;

/** A CSV cell, with spreadsheet formulas turned into text. */
function csvCell(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** `baseline export [json|csv]`: writes the entries to standard output for other programs. */
export async function exportBaseline({ opened, operands, context }: BaselineContext): Promise<number> {
  const { entries } = existingBaseline(opened);
  const [format = 'json'] = operands;
  if (format === 'json') context.out.write(`${JSON.stringify(entries, [...COLUMNS], 2)}\n`);
  else if (format === 'csv') {
    const rows = entries.map((entry) => COLUMNS.map((column) => csvCell(entry[column] ?? '')).join(','));
    context.out.write(`${[COLUMNS.join(','), ...rows].join('\n')}\n`);
  } else throw new ScanError('bad-option', `baseline export: ${JSON.stringify(format)} is not json or csv`);
  return EXIT.pass;
}
