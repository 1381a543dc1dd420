import { ScanError } from '../../core/errors.ts';
import { startGit, type GitContext } from '../process/git.ts';

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
}

const FORMAT = '--batch-check=%(objectname) %(objecttype) %(objectsize)';
/** The object's delta base, which git has to find for the answer. */
const BASE = ' %(deltabase)';
const KINDS: readonly string[] = ['blob', 'commit', 'tag'];

function parseLine(line: string): ListedObject | undefined {
  const space = line.indexOf(' ');
  const second = line.indexOf(' ', space + 1);
  const kind = line.slice(space + 1, second);
  if (!KINDS.includes(kind)) return undefined;
  const third = line.indexOf(' ', second + 1);
  const size = Number(line.slice(second + 1, third < 0 ? undefined : third));
  return { oid: line.slice(0, space), kind: kind as ObjectKind, size };
}

function parsePart(text: string): ObjectPart {
  const objects: ListedObject[] = [];
  const missing: string[] = [];
  for (const line of text.split('\n')) {
    if (line.endsWith(' missing')) missing.push(line.slice(0, -' missing'.length));
    const object = parseLine(line);
    if (object) objects.push(object);
  }
  return { objects, missing };
}

/** A listing under way; `messages` is complete once `parts` has ended. */
export interface ObjectListing {
  readonly parts: AsyncIterable<ObjectPart>;
  readonly messages: () => readonly string[];
}

/**
 * Lists every object of the database in the order of the packs (`--unordered`), or the given ones, each once. Ids are parts of longer texts, not to be kept.
 * `bases`: whether git has to find their delta bases; an object whose base it cannot find is missing.
 */
export function listObjects(place: GitContext, oids?: Iterable<string>, bases = oids === undefined): ObjectListing {
  const which = [bases ? FORMAT + BASE : FORMAT, ...(oids ? [] : ['--batch-all-objects', '--unordered'])];
  const run = startGit(place, ['cat-file', '--buffer', ...which], oids && [...oids, ''].join('\n'));
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
  if (rest !== '') throw new ScanError('git-failed', 'git: the object listing ends in the middle of a line');
}
