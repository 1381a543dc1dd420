import { ScanError } from '../../core/errors.ts';
import { readGit, startGit, type GitContext } from '../process/git.ts';

/** A ref: its full name, the object it names, and where that is an annotated tag, what the tag names in the end (empty if it is none). */
export interface Ref {
  readonly name: Buffer;
  readonly oid: string;
  readonly kind: string;
  readonly peeled: string;
  readonly peeledKind: string;
}

/** Refs, and the names of those that git cannot read and leaves out. */
export interface RefListing {
  readonly refs: readonly Ref[];
  readonly broken: readonly string[];
}

/** What a ref leads to in the end, through tags. */
export function endOf({ oid, kind, peeled, peeledKind }: Ref): { readonly oid: string; readonly kind: string } {
  return peeled === '' ? { oid, kind } : { oid: peeled, kind: peeledKind };
}

/** What a tag names in the end. */
type Peeled = Pick<Ref, 'peeled' | 'peeledKind'>;
const NOT_PEELED: Peeled = { peeled: '', peeledKind: '' };

const PLAIN = '%(objectname) %(objecttype) %(refname)';
/** With what tags name, for which git reads every object that a ref names: five times as long, where most of them are no tags. */
const PEELED = '%(objectname) %(objecttype) %(*objectname) %(*objecttype) %(refname)';

/** Calls `visit` with the first fields of each line, and with its last one, which is bytes. */
function visitLines(output: Buffer, fields: number, visit: (fields: readonly string[], name: Buffer) => void): void {
  // bytes and characters are one and the same: cut as text, which is faster
  const text = output.toString('latin1');
  for (let from = 0, end = text.indexOf('\n'); end >= 0; from = end + 1, end = text.indexOf('\n', from)) {
    const values: string[] = [];
    let at = from;
    while (values.length < fields) {
      const space = text.indexOf(' ', at);
      values.push(text.slice(at, space));
      at = space + 1;
    }
    visit(values, output.subarray(at, end));
  }
}

/** What git writes of refs, and the names of broken ones. */
async function askForRefs(
  place: GitContext,
  format: string,
  patterns: readonly string[],
): Promise<{ output: Buffer; broken: readonly string[] }> {
  const run = startGit(place, ['for-each-ref', `--format=${format}`, ...patterns]);
  const pieces: Buffer[] = [];
  for await (const piece of run.output) pieces.push(piece);
  const broken = run.messages().flatMap((line) => /^warning: ignoring broken ref (.*)$/.exec(line)?.[1] ?? []);
  return { output: Buffer.concat(pieces), broken };
}

/** What tags name in the end, in their order; undefined if git cannot tell of one of them. @throws ScanError `aborted` */
async function peel(place: GitContext, tags: readonly string[]): Promise<Peeled[] | undefined> {
  if (tags.length === 0) return [];
  const asked = tags.map((oid) => `${oid}^{}\n`).join('');
  const args = ['cat-file', '--buffer', '--batch-check=%(objectname) %(objecttype)'];
  let answer: string;
  try {
    answer = (await readGit(place, args, asked)).toString('latin1');
  } catch (error) {
    if (error instanceof ScanError && error.code === 'git-failed') return undefined;
    throw error;
  }
  const found = answer.split('\n').flatMap((line) => {
    const [, peeled, peeledKind] = /^([0-9a-f]+) (commit|tree|blob)$/.exec(line) ?? [];
    return peeled && peeledKind ? [{ peeled, peeledKind }] : [];
  });
  return found.length === tags.length ? found : undefined;
}

async function listPeeled(place: GitContext, patterns: readonly string[]): Promise<RefListing> {
  const { output, broken } = await askForRefs(place, PEELED, patterns);
  const refs: Ref[] = [];
  visitLines(output, 4, ([oid = '', kind = '', peeled = '', peeledKind = ''], name) => {
    refs.push({ name, oid, kind, peeled, peeledKind });
  });
  return { refs, broken };
}

/**
 * The refs that match one of `patterns` (none: all of them), sorted by name.
 * @throws ScanError `git-failed`, `aborted`
 */
export async function listRefs(place: GitContext, patterns: readonly string[] = []): Promise<RefListing> {
  const { output, broken } = await askForRefs(place, PLAIN, patterns);
  const named: Pick<Ref, 'name' | 'oid' | 'kind'>[] = [];
  visitLines(output, 2, ([oid = '', kind = ''], name) => named.push({ name, oid, kind }));
  const tags = named.filter(({ kind }) => kind === 'tag').map(({ oid }) => oid);
  const peeled = await peel(place, tags);
  // git has words for a tag that names nothing
  if (!peeled) return listPeeled(place, patterns);
  const next = peeled.values();
  const refs = named.map((ref) => ({ ...ref, ...((ref.kind === 'tag' && next.next().value) || NOT_PEELED) }));
  return { refs, broken };
}
