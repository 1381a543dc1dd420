import { itemAt } from '../../core/present.ts';
import { compareStrings } from '../../core/order.ts';
import { escapeTerminal } from '../../report/escape.ts';
import type { Comparison } from './side-by-side/compare.ts';
import type { Fate, Outcome } from './draft.ts';
import type { OtherFinding } from './side-by-side/run-tool.ts';

/** Most findings of one side to name. */
const MAX_NAMED = 50;
/** Most equal outcomes that are named one by one. */
const MAX_EQUAL_OUTCOMES = 3;
const IN_BASELINE = /^baseline: /;

function line({ place, what, note }: Outcome): string {
  return `  ${escapeTerminal(`${place}  ${what}: ${note}`)}\n`;
}

function fileOfPlace(place: string): string {
  return place.replace(/(?::\d+){1,2}$/, '');
}

/** Lists outcomes. Many equal ones of one file are only counted, so that they do not hide the rest. */
function carriedText(outcomes: readonly Outcome[]): string {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const key = `${fileOfPlace(outcome.place)}\0${outcome.note}`;
    groups.set(key, [...(groups.get(key) ?? []), outcome]);
  }
  return [...groups.values()]
    .map((group) => {
      const { place, note } = itemAt(group, 0);
      if (group.length <= MAX_EQUAL_OUTCOMES && !IN_BASELINE.test(note)) return group.map(line).join('');
      return `  ${escapeTerminal(`${fileOfPlace(place)}  ${group.length === 1 ? '1 value' : `${group.length} values`}: ${note}`)}\n`;
    })
    .join('');
}

/** Sorts outcomes by their files. */
export function sortOutcomes(outcomes: readonly Outcome[], files: readonly string[]): Outcome[] {
  const lineOf = (place: string): number => Number(/:(\d+)(?::\d+)?$/.exec(place)?.[1] ?? 0);
  return [...outcomes].sort(
    (a, b) =>
      files.indexOf(fileOfPlace(a.place)) - files.indexOf(fileOfPlace(b.place)) ||
      lineOf(a.place) - lineOf(b.place) ||
      compareStrings(a.what, b.what),
  );
}

/** Lists the outcomes of everything that was read. */
export function outcomesText(outcomes: readonly Outcome[]): string {
  const of = (fate: Fate): Outcome[] => outcomes.filter((one) => one.fate === fate);
  const [carried, changed, left] = [of('carried'), of('changed'), of('left')];
  const parts = [
    carried.length > 0 ? `Carried over:\n${carriedText(carried)}` : '',
    changed.length > 0 ? `Carried over with differences:\n${changed.map(line).join('')}` : '',
    left.length > 0 ? `Not carried over:\n${left.map(line).join('')}` : '',
  ];
  const total = `${outcomes.length} in total: ${carried.length} carried over, ${changed.length} with differences, ${left.length} not carried over.\n`;
  return `${parts.filter((part) => part !== '').join('\n')}\n${total}`;
}

function sideText(name: string, findings: readonly OtherFinding[]): string {
  const named = findings
    .slice(0, MAX_NAMED)
    .map(({ path, line: number, rule }) => `  ${escapeTerminal(`${path}:${number}  ${rule}`)}\n`);
  const more = findings.length > MAX_NAMED ? `  and ${findings.length - MAX_NAMED} more\n` : '';
  return `${name} only: ${findings.length}\n${named.join('')}${more}`;
}

/** Lists the findings of each side. */
export function comparisonText(tool: string, { both, known, theirs, ours }: Comparison): string {
  return `\nSide by side, in the work tree, each with its own configuration:\nboth: ${both}\n${tool}, known here: ${known}\n${sideText(tool, theirs)}${sideText('Leakgate', ours)}`;
}
