import { startGit, type GitPlace } from './git.ts';

/** A ref: its full name, the object it names, and where that is an annotated tag, what the tag names in the end (empty where it is none). */
export interface Ref {
  readonly name: Buffer;
  readonly oid: string;
  readonly kind: string;
  readonly peeled: string;
  readonly peeledKind: string;
}

const FORMAT = '--format=%(objectname) %(objecttype) %(*objectname) %(*objecttype) %(refname)';

/** Refs, and the names of those that git cannot read and leaves out. */
export interface RefListing {
  readonly refs: readonly Ref[];
  readonly broken: readonly string[];
}

/** The refs that match one of `patterns` (none: all of them), sorted by name. */
export async function listRefs(place: GitPlace, patterns: readonly string[] = []): Promise<RefListing> {
  const run = startGit(place, ['for-each-ref', FORMAT, ...patterns]);
  const pieces: Buffer[] = [];
  for await (const piece of run.output) pieces.push(piece);
  const lines = Buffer.concat(pieces).toString('latin1').split('\n');
  const broken = run.messages().flatMap((line) => /^warning: ignoring broken ref (.*)$/.exec(line)?.[1] ?? []);
  return { refs: lines.filter((line) => line !== '').map(parseRef), broken };
}

function parseRef(line: string): Ref {
  const [oid = '', kind = '', peeled = '', peeledKind = '', ...name] = line.split(' ');
  return { name: Buffer.from(name.join(' '), 'latin1'), oid, kind, peeled, peeledKind };
}
