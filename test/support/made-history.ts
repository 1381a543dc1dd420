import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { isolatedGitEnvironment, type TempRepo } from './repo.ts';

/** Content of a path: a mode in git's form, and text (for a submodule: the commit). */
interface MadeFile {
  readonly mode: string;
  readonly text: string;
}

type Files = ReadonlyMap<string, MadeFile>;

/** A commit to create: its parents (counted back), whose files it takes if they differ, and its own changes. */
export interface MadeCommit {
  readonly parents: readonly number[];
  readonly takes: number;
  readonly edits: readonly { readonly path: string; readonly mode: string; readonly text: number }[];
  /** Seconds since some day: clocks are wrong, and go backwards. */
  readonly date: number;
}

/** Paths that sort differently as files and folders, contain each other, or are long. */
const PATHS = [
  'a',
  'a/b',
  'a/b/c',
  'a-b',
  'a.b',
  'a0',
  'a/b.c',
  'd/x',
  'd/y/z',
  'd/y0',
  'é',
  'a name that is longer than one vector',
];
const GONE = '';
const MODES = ['100644', '100755', '120000', '160000', GONE];
/** Files that never change: without them git would not store trees as deltas of each other. */
const FILLERS = 24;

const edit = fc.record({ path: fc.constantFrom(...PATHS), mode: fc.constantFrom(...MODES), text: fc.nat(3) });

/** Histories with branches, merges of any number, merges with content of no parent, separate roots, equal dates. */
export const MADE_HISTORY: fc.Arbitrary<MadeCommit[]> = fc.array(
  fc.record({
    parents: fc.oneof(
      { weight: 6, arbitrary: fc.tuple(fc.nat(2)) },
      { weight: 3, arbitrary: fc.uniqueArray(fc.nat(6), { minLength: 2, maxLength: 4 }) },
      { weight: 1, arbitrary: fc.constant([]) },
    ),
    takes: fc.nat(0xffff),
    edits: fc.array(edit, { maxLength: 4 }),
    date: fc.nat(6),
  }),
  { minLength: 1, maxLength: 24 },
);

function filler(): Map<string, MadeFile> {
  const names = Array.from({ length: FILLERS }, (_, i) => [`file ${i}`, `d/file ${i}`, `a/b/file ${i}`]).flat();
  return new Map(names.map((name) => [name, { mode: '100644', text: name }]));
}

/** Whether two paths cannot coexist, because one would be both a file and a folder. */
function collide(a: string, b: string): boolean {
  return a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}

function put(files: Map<string, MadeFile>, path: string, file: MadeFile): void {
  for (const other of files.keys()) if (collide(other, path)) files.delete(other);
  files.set(path, file);
}

/** The initial files of a commit: at each path those of one of its parents. */
function mix(parents: readonly Files[], takes: number): Map<string, MadeFile> {
  const [first, ...others] = parents;
  if (!first) return filler();
  const files = new Map(first);
  const all = [...new Set(parents.flatMap((one) => [...one.keys()]))];
  for (const [i, path] of all.entries()) {
    const from = ((takes >> (i % 16)) & 1) === 1 ? others[i % Math.max(1, others.length)] : undefined;
    const file = from?.get(path);
    if (file) put(files, path, file);
    else if (from) files.delete(path);
  }
  return files;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function fileCommand(path: string, { mode, text }: MadeFile): string {
  const quoted = `"${path}"`;
  if (mode === '160000') return `M 160000 ${text.padStart(40, '0')} ${quoted}\n`;
  return `M ${mode} inline ${quoted}\n${data(text)}`;
}

/** Creates a history in an empty repository, each commit on a branch of its own. */
export function makeHistory(repo: TempRepo, commits: readonly MadeCommit[]): void {
  const made: Files[] = [];
  let stream = '';
  for (const [i, { parents, takes, edits, date }] of commits.entries()) {
    const marks = [...new Set(parents.map((back) => i - 1 - back).filter((one) => one >= 0))];
    const files = mix(
      marks.map((mark) => made[mark]!),
      takes,
    );
    for (const { path, mode, text } of edits) {
      if (mode === GONE) files.delete(path);
      else put(files, path, { mode, text: `${text}` });
    }
    made.push(files);
    const [from, ...merged] = marks.map((mark) => `:${mark + 1}`);
    stream += `commit refs/heads/b${i}\nmark :${i + 1}\ncommitter Ada <ada@example.com> ${1_700_000_000 + date} +0000\n${data(`commit ${i}`)}`;
    stream += [from ? `from ${from}\n` : '', ...merged.map((one) => `merge ${one}\n`), 'deleteall\n'].join('');
    stream += [...files].map(([path, file]) => fileCommand(path, file)).join('');
  }
  execFileSync('git', ['fast-import', '--quiet', '--force'], {
    cwd: repo.path,
    env: isolatedGitEnvironment(repo.path),
    input: stream,
  });
}

/** Runs git in a folder. Returns its trimmed output. */
export function gitIn(folder: string, args: readonly string[], input: string | Buffer = ''): string {
  const options = { cwd: folder, env: isolatedGitEnvironment(folder), input, encoding: 'latin1' as const };
  return execFileSync('git', args, options).trim();
}

/** Ids of the objects of a repository, of one kind or all. */
export function objectsIn(folder: string, kind = '[a-z]+'): string[] {
  const listed = gitIn(folder, ['cat-file', '--batch-all-objects', '--batch-check']);
  return [...listed.matchAll(new RegExp(`^([0-9a-f]+) ${kind} `, 'gm'))].map((found) => found[1]!);
}

/** Packs all objects except `lost`, which are then gone, whether or not they are reachable. */
export function pack(folder: string, lost: ReadonlySet<string> = new Set()): void {
  const kept = objectsIn(folder).filter((oid) => !lost.has(oid));
  const objects = join(folder, '.git/objects');
  const name = gitIn(folder, ['pack-objects', '-q', '--no-reuse-delta', join(objects, 'packed')], kept.join('\n'));
  for (const one of readdirSync(objects)) {
    if (!one.startsWith('packed') && one !== 'info') rmSync(join(objects, one), { recursive: true });
  }
  mkdirSync(join(objects, 'pack'));
  for (const end of ['pack', 'idx'])
    renameSync(join(objects, `packed-${name}.${end}`), join(objects, 'pack', `pack-${name}.${end}`));
}
