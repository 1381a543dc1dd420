import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isolatedGitEnvironment, makeRepo, type TempRepo } from './repo.ts';
import { githubToken } from './token.ts';

/** Files of a commit: text by path. */
export type Files = ReadonlyMap<string, string>;

/** A repository with secrets all over its history, and the content of every commit. */
export interface PlantedRepo {
  readonly repo: TempRepo;
  /** Files by commit id. */
  readonly filesOf: ReadonlyMap<string, Files>;
}

interface Commit {
  readonly mark: number;
  readonly parents: readonly Commit[];
  readonly files: Files;
}

/** Numbers below `n`, the same for the same seed. */
function seeded(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % n;
  };
}

const BRANCHES = ['main', 'one', 'two', 'three'];
const LINE = 'some text of no interest, number';

/** Changes one file: adds, edits, deletes, renames, copies, or plants a secret. */
function change(files: Map<string, string>, random: (n: number) => number, step: number): void {
  const paths = [...files.keys()];
  const pick = paths[random(paths.length)];
  const name = `dir${random(4)}/file${step}.txt`;
  const kind = random(10);
  if (pick === undefined || kind < 2) files.set(name, `${LINE} ${step}\n`.repeat(1 + random(20)));
  else if (kind < 5) files.set(pick, `${files.get(pick)!}${LINE} ${step}\n`);
  else if (kind === 5 && paths.length > 4) files.delete(pick);
  else if (kind === 6 || kind === 7) {
    files.set(name, files.get(pick)!);
    if (kind === 6) files.delete(pick);
  } else if (kind === 8) files.set(pick, `${LINE}\nkey = ${githubToken(1 + random(40))}\n${files.get(pick)!}`);
  else files.set(pick, files.get(pick)!.replace(/^key = .*\n/m, ''));
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function importCommit(branch: string, { mark, parents, files }: Commit): string {
  const date = 1_700_000_000 + mark * 60;
  const from = parents.map((parent, i) => `${i === 0 ? 'from' : 'merge'} :${parent.mark}\n`).join('');
  const head = `commit refs/heads/${branch}\nmark :${mark}\ncommitter Ada <ada@example.com> ${date} +0100\n`;
  const body = [...files].map(([path, text]) => `M 100644 inline ${path}\n${data(text)}`).join('');
  return `${head}${data(`commit ${mark}`)}${from}deleteall\n${body}\n`;
}

/** Joins two sets of files; the first one's win. Every third merge contains a secret that neither side had. */
function merge(a: Files, b: Files, step: number): Map<string, string> {
  const files = new Map([...b, ...a]);
  if (step % 3 === 0) files.set('merged.txt', `resolved by hand: ${githubToken(1000 + (step % 50))}\n`);
  return files;
}

/** The next commit of a branch: sometimes a merge, else one change. */
function nextCommit(heads: Map<string, Commit>, random: (n: number) => number, mark: number): [string, Commit] {
  const branch = BRANCHES[mark === 1 ? 0 : random(4)]!;
  const parent = heads.get(branch) ?? heads.get('main');
  const other = heads.get(BRANCHES[random(4)]!);
  if (mark % 9 === 0 && parent && other && other !== parent) {
    return [branch, { mark, parents: [parent, other], files: merge(parent.files, other.files, mark) }];
  }
  const files = new Map(parent?.files);
  change(files, random, mark);
  return [branch, { mark, parents: parent ? [parent] : [], files }];
}

/** Makes a repository of `count` commits on four branches, with merges, renames, copies, deletions and planted secrets. The same every time. */
export function makePlantedRepo(count: number, seed = 7): PlantedRepo {
  const random = seeded(seed);
  const heads = new Map<string, Commit>();
  const files = new Map<string, Files>();
  let stream = '';
  for (let mark = 1; mark <= count; mark++) {
    const [branch, commit] = nextCommit(heads, random, mark);
    heads.set(branch, commit);
    files.set(`:${mark}`, commit.files);
    stream += importCommit(branch, commit);
  }
  const repo = makeRepo();
  const marks = join(repo.path, '.git/marks');
  const env = isolatedGitEnvironment(repo.path);
  const args = ['fast-import', '--quiet', `--export-marks=${marks}`];
  execFileSync('git', args, { cwd: repo.path, env, input: stream });
  const lines = readFileSync(marks, 'utf8').trim().split('\n');
  const filesOf = lines.map((line): [string, Files] => [line.split(' ')[1]!, files.get(line.split(' ')[0]!)!]);
  return { repo, filesOf: new Map(filesOf) };
}

/** A secret at a path: the first commit that contains it, and whether HEAD does. */
export interface Held {
  readonly path: string;
  readonly token: string;
  readonly first: string;
  readonly tip: boolean;
}

const TOKEN = /\bghp_[0-9A-Za-z]{36}\b/g;

function tokensIn(files: Files): { path: string; token: string }[] {
  return [...files].flatMap(([path, text]) => [...text.matchAll(TOKEN)].map(([token]) => ({ path, token })));
}

/** Finds where each secret first occurred, from the content of every commit, parents first. Sorted by path and secret. */
export function firstHolders(repo: TempRepo, filesOf: (commit: string) => Files): Held[] {
  const head = repo.git('rev-parse', 'HEAD').trim();
  const order = repo.git('rev-list', '--all', '--topo-order', '--reverse').trim().split('\n');
  const first = new Map<string, { path: string; token: string; first: string }>();
  const tip = new Set<string>();
  for (const commit of order) {
    for (const { path, token } of tokensIn(filesOf(commit))) {
      const key = `${path} ${token}`;
      if (!first.has(key)) first.set(key, { path, token, first: commit });
      if (commit === head) tip.add(key);
    }
  }
  const found = [...first].map(([key, held]) => ({ ...held, tip: tip.has(key) }));
  return found.sort((a, b) => (`${a.path} ${a.token}` < `${b.path} ${b.token}` ? -1 : 1));
}

/** The slow way: checks a commit out and reads every file. */
export function checkedOutFiles(repo: TempRepo, commit: string): Files {
  repo.git('checkout', '-q', '--force', '--detach', commit);
  const names = readdirSync(repo.path, { recursive: true, encoding: 'utf8', withFileTypes: true });
  const files = names.filter((entry) => entry.isFile() && !`${entry.parentPath}/`.includes('/.git/'));
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(repo.path.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}
