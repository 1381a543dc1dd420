import { readGit, type GitPlace } from './git.ts';

/** A ref: its full name, the object it names, and where that is an annotated tag, what the tag names in the end (empty where it is none). */
export interface Ref {
  readonly name: Buffer;
  readonly oid: string;
  readonly kind: string;
  readonly peeled: string;
  readonly peeledKind: string;
}

const FORMAT = '--format=%(objectname) %(objecttype) %(*objectname) %(*objecttype) %(refname)';

/** The refs that match one of `patterns` (none: all of them), sorted by name. */
export async function listRefs(place: GitPlace, patterns: readonly string[] = []): Promise<Ref[]> {
  const bytes = await readGit(place, ['for-each-ref', FORMAT, ...patterns]);
  const lines = bytes.toString('latin1').split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const [oid = '', kind = '', peeled = '', peeledKind = '', ...name] = line.split(' ');
      return { name: Buffer.from(name.join(' '), 'latin1'), oid, kind, peeled, peeledKind };
    });
}
