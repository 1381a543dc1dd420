import { ScanError } from '../../core/errors.ts';
import { readGit, startGit, type GitPlace } from './git.ts';

/** Objects whose bytes are scanned; trees are left out, their bytes being ids and names. */
export type ObjectKind = 'blob' | 'commit' | 'tag';

/** An object of the database. */
export interface ListedObject {
  readonly oid: string;
  readonly kind: ObjectKind;
  /** Bytes unpacked. */
  readonly size: number;
}

/** A part of the listing. */
export interface ObjectPart {
  readonly objects: readonly ListedObject[];
  /** Objects that git named, and does not have. */
  readonly missing: readonly string[];
  /** Objects passed since the last part, trees included. */
  readonly passed: number;
}

const FORMAT = '--batch-check=%(objectname) %(objecttype) %(objectsize)';
const KINDS: readonly string[] = ['blob', 'commit', 'tag'];

function parseLine(line: string): ListedObject | undefined {
  const space = line.indexOf(' ');
  const second = line.indexOf(' ', space + 1);
  const kind = line.slice(space + 1, second);
  if (!KINDS.includes(kind)) return undefined;
  // the id is copied out of the block it was cut from, which would be kept alive by it
  return { oid: line.slice(0, space), kind: kind as ObjectKind, size: Number(line.slice(second + 1)) };
}

function parsePart(text: string): ObjectPart {
  const objects: ListedObject[] = [];
  const missing: string[] = [];
  const lines = text.split('\n');
  for (const line of lines) {
    if (line.endsWith(' missing')) missing.push(line.slice(0, -' missing'.length));
    const object = parseLine(line);
    if (object) objects.push(object);
  }
  return { objects, missing, passed: lines.length };
}

/** A listing under way; `messages` is complete once `parts` has ended. */
export interface ObjectListing {
  readonly parts: AsyncIterable<ObjectPart>;
  readonly messages: () => readonly string[];
}

/** Lists every object of the database in the order of the packs (`--unordered`), or the given ones, each once. */
export function listObjects(place: GitPlace, oids?: Iterable<string>): ObjectListing {
  const which = oids ? [] : ['--batch-all-objects', '--unordered'];
  const run = startGit(place, ['cat-file', FORMAT, '--buffer', ...which], oids && [...oids, ''].join('\n'));
  return { parts: parseListing(run.output), messages: run.messages };
}

async function* parseListing(output: AsyncIterable<Buffer>): AsyncGenerator<ObjectPart, void, undefined> {
  let rest = '';
  for await (const chunk of output) {
    const text = rest + chunk.toString('latin1');
    const end = text.lastIndexOf('\n');
    rest = text.slice(end + 1);
    if (end >= 0) yield parsePart(text.slice(0, end));
  }
  if (rest !== '') throw new ScanError('git-failed', 'git: its listing of objects ends in the middle of a line');
}

/** Objects in the database, trees included; the same object in two packs counts twice. */
export async function countObjects(place: GitPlace): Promise<number> {
  const text = (await readGit(place, ['count-objects', '-v'])).toString('latin1');
  const field = (name: string): number => Number(new RegExp(`^${name}: ([0-9]+)$`, 'm').exec(text)?.[1] ?? 0);
  return field('count') + field('in-pack');
}
