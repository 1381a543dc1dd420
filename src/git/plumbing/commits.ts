import { isUtf8 } from 'node:buffer';
import type { CommitInfo } from '../../core/finding.ts';
import { readGit, type GitContext } from '../process/git.ts';

/** A commit's own header. */
export interface CommitHeader extends CommitInfo {
  readonly parents: readonly string[];
}

const MINUTE = 60_000;

/** `1704164645 +0100` in ISO 8601, with its own zone. */
function isoDate(seconds: number, zone: string): string {
  const sign = zone.startsWith('-') ? -1 : 1;
  const minutes = sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5)));
  const local = new Date(seconds * 1000 + minutes * MINUTE);
  if (Number.isNaN(local.getTime())) return '';
  const offset = minutes === 0 ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3, 5)}`;
  return `${local.toISOString().slice(0, 19)}${offset}`;
}

function parseCommit(id: string, body: Buffer): CommitHeader {
  const end = body.indexOf('\n\n');
  const head = body.subarray(0, end < 0 ? body.length : end);
  const lines = head.toString(isUtf8(head) ? 'utf8' : 'latin1').split('\n');
  const parents = lines.filter((line) => line.startsWith('parent ')).map((line) => line.slice(7));
  const author = lines.find((line) => line.startsWith('author '))?.slice(7) ?? '';
  const parts = /^(.*) (-?[0-9]+) ([+-][0-9]{4})$/.exec(author);
  const date = parts ? isoDate(Number(parts[2]), parts[3]!) : '';
  return { id, author: parts?.[1] ?? author, date, parents };
}

/** Cuts the output of `cat-file --batch` into objects; what git lacks is left out. */
function* cutObjects(output: Buffer): Generator<{ id: string; body: Buffer }> {
  for (let from = 0; from < output.length;) {
    const end = output.indexOf(0x0a, from);
    const [id = '', kind = '', size] = output.toString('latin1', from, end).split(' ');
    from = end + 1;
    if (kind === 'missing' || size === undefined) continue;
    yield { id, body: output.subarray(from, from + Number(size)) };
    from += Number(size) + 1;
  }
}

/** Author, date and parents of commits, by id. What git does not have is not in the map. */
export async function readCommits(place: GitContext, ids: readonly string[]): Promise<Map<string, CommitHeader>> {
  const found = new Map<string, CommitHeader>();
  if (ids.length === 0) return found;
  const output = await readGit(place, ['cat-file', '--batch', '--buffer'], `${[...new Set(ids)].join('\n')}\n`);
  for (const { id, body } of cutObjects(output)) found.set(id, parseCommit(id, body));
  return found;
}
