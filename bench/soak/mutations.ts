import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { commitTree, makePipe, writeCircularPack, writeTreeBomb } from '../../test/support/hostile.ts';
import type { TempRepo } from '../../test/support/repo.ts';
import type { Random } from './random.ts';

/** Damages a repository or the input of a run. Says what it did. */
export type Mutation = (repo: TempRepo, random: Random) => string;

/** Files below a folder whose paths match, in byte order. */
function filesIn(repo: TempRepo, folder: string, fits: RegExp): string[] {
  const all = readdirSync(join(repo.path, folder), { recursive: true, encoding: 'utf8' });
  return all
    .map((name) => join(folder, name))
    .filter((name) => fits.test(name) && isFile(repo, name))
    .sort();
}

function isFile(repo: TempRepo, name: string): boolean {
  return lstatSync(join(repo.path, name), { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Changes one thing in some bytes: a byte, a range, the length, a number. */
function mutateBytes(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length);
  const count = 1 + random.below(32);
  switch (random.below(6)) {
    case 0:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + count)]);
    case 1:
      return bytes.subarray(0, at);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(0, count), bytes.subarray(at)]);
    case 3: {
      const copy = Buffer.from(bytes);
      copy.fill(random.pick([0, 0x7f, 0xff]), at, Math.min(copy.length, at + random.pick([1, 4, 8])));
      return copy;
    }
    default: {
      const copy = Buffer.from(bytes);
      for (let i = random.below(4); i >= 0 && copy.length > 0; i--)
        copy[random.below(copy.length)]! ^= 1 << random.below(8);
      return copy;
    }
  }
}

function damage(folder: string, fits: RegExp): Mutation {
  return (repo, random) => {
    const files = filesIn(repo, folder, fits);
    if (files.length === 0) return 'nothing to damage';
    const name = random.pick(files);
    const path = join(repo.path, name);
    chmodSync(path, 0o644);
    writeFileSync(path, mutateBytes(readFileSync(path), random));
    return `damage ${name}`;
  };
}

/** Replaces a file of the repository by something else. */
function replace(repo: TempRepo, random: Random): string {
  const name = random.pick(filesIn(repo, '.git', /^(?!.*(?:hooks|description))/));
  const kind = random.pick(['pipe', 'device', 'folder', 'nothing', 'empty', 'loop']);
  const path = join(repo.path, name);
  rmSync(path, { force: true });
  if (kind === 'pipe') makePipe(repo, name);
  if (kind === 'device') symlinkSync(random.pick(['/dev/zero', '/dev/null', '/dev/tty']), path);
  if (kind === 'folder') mkdirSync(path);
  if (kind === 'empty') writeFileSync(path, '');
  if (kind === 'loop') symlinkSync(path, path);
  return `${kind} at ${name}`;
}

const CONFIG = [
  '[core]\n\tbare = true',
  '[core]\n\tworktree = /',
  '[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256',
  '[core]\n\tbigFileThreshold = 1\n\tcompression = 9\n\tpackedGitLimit = 1',
  '[core]\n\tignoreCase = true\n\tprecomposeUnicode = true\n\tquotePath = false',
  '[core]\n\texcludesFile = /dev/zero',
  '[core]\n\tsparseCheckout = true\n\tsparseCheckoutCone = true',
  '[include]\n\tpath = config',
  '[diff]\n\trenames = copies\n\torderFile = /dev/zero\n\tignoreSubmodules = all',
  '[index]\n\tversion = 4\n\tskipHash = true',
  '[extensions]\n\tpartialClone = origin\n[remote "origin"]\n\tpromisor = true\n\turl = ext::false',
  '[pack]\n\twindowMemory = 1\n\tdeltaCacheSize = 1',
  '[x',
];

function configure(repo: TempRepo, random: Random): string {
  const text = random.pick(CONFIG);
  const path = join(repo.path, '.git/config');
  if (!isFile(repo, '.git/config')) return 'no configuration';
  writeFileSync(path, `${readFileSync(path, 'latin1')}\n${text}\n`);
  return `configure ${JSON.stringify(text)}`;
}

function tryGit(act: () => string): string {
  try {
    return act();
  } catch {
    // damaged by an earlier mutation
    return 'git could not do it';
  }
}

function bomb(repo: TempRepo, random: Random): string {
  const shape = {
    levels: 2 + random.below(12),
    width: 2 + random.below(9),
    leaf: random.pick(['files', 'nothing'] as const),
    letters: random.pick([1, 1, 200]),
  };
  return tryGit(() => {
    commitTree(repo, writeTreeBomb(repo, shape), { parent: 'HEAD', branch: 'other' });
    return `bomb ${JSON.stringify(shape)}`;
  });
}

/** Writes a tree that git itself would not. */
function oddTree(repo: TempRepo, random: Random): string {
  return tryGit(() => {
    const run = (args: string[], input?: Buffer): Buffer =>
      execFileSync('git', args, { cwd: repo.path, input: input ?? '', stdio: ['pipe', 'pipe', 'ignore'] });
    const bytes = mutateBytes(run(['cat-file', 'tree', 'HEAD^{tree}']), random);
    const oid = run(['hash-object', '-w', '-t', 'tree', '--literally', '--stdin'], bytes).toString().trim();
    const commit = run(['cat-file', 'commit', 'HEAD'])
      .toString('latin1')
      .replace(/^tree .*$/m, `tree ${oid}`);
    const made = run(['hash-object', '-w', '-t', 'commit', '--literally', '--stdin'], Buffer.from(commit, 'latin1'));
    repo.git('update-ref', 'refs/heads/other', made.toString().trim());
    return `tree ${oid} of ${bytes.length} bytes`;
  });
}

function circle(repo: TempRepo, random: Random): string {
  const oids = writeCircularPack(repo, 1 + random.below(5));
  if (random.below(2) === 0) return 'circle';
  const path = join(repo.path, '.git/refs/heads/circle');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${oids[0]}\n`);
  return 'circle with a ref';
}

const POLICIES = [
  'version: 1\n',
  'preset: strict\n',
  'exclude:\n  - "**"\n',
  'gates:\n  - name: x\n    when: "finding.confidence > 0.5"\n    action: block\n',
];

function policy(repo: TempRepo, random: Random): string {
  const text = mutateBytes(Buffer.from(random.pick(POLICIES)), random);
  repo.write('.leakgate.yml', text);
  return `policy ${JSON.stringify(text.toString('latin1'))}`;
}

/** Damages to what git reads; none may hide the content of the work tree. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  pack: damage('.git/objects/pack', /\.pack$/),
  index: damage('.git/objects/pack', /\.idx$/),
  loose: damage('.git/objects', /objects\/[0-9a-f]{2}\//),
  staging: damage('.git', /^\.git\/index$/),
  refs: damage('.git', /^\.git\/(?:HEAD|packed-refs|refs\/.*|shallow)$/),
  replace,
  configure,
  bomb,
  tree: oddTree,
  circle,
  policy,
};

/** Mutations made with git itself. */
export const BY_GIT: ReadonlySet<string> = new Set(['bomb', 'tree']);

/** Damages a GitHub payload, the file that GITHUB_EVENT_PATH names. */
export function mutatePayload(payload: object, random: Random): Buffer {
  const bytes = Buffer.from(JSON.stringify(payload));
  return random.below(3) === 0 ? bytes : mutateBytes(bytes, random);
}

/** Whether a file still has its text. */
export function holds(repo: TempRepo, name: string, text: string): boolean {
  const path = join(repo.path, name);
  return existsSync(path) && isFile(repo, name) && readFileSync(path, 'utf8') === text;
}
