import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isolatedGitEnvironment, makeFolder, makeRepo, type TempFolder, type TempRepo } from './repo.ts';
import { githubToken } from './token.ts';

/** A repository with a special object layout. */
export interface Shaped {
  /** Where git runs. */
  readonly cwd: string;
  /** Its object folder. */
  readonly objects: string;
  /** Bytes of an id. */
  readonly width: number;
}

/** Keeps its temporary files, and removes them. */
export interface Shapes {
  readonly repo: () => TempRepo;
  readonly folder: () => TempFolder;
}

/** Versions of files that git packs as deltas, some with a secret that moves and changes; each with a commit and an annotated tag. */
export function addVersions(
  git: (...args: string[]) => string,
  write: (name: string, text: string) => void,
  { from, count }: { from: number; count: number },
): void {
  for (let i = from; i < from + count; i++) {
    const lines = Array.from(
      { length: 300 },
      (_, line) => `line ${line} of ${line === i ? `version ${i}` : 'no interest'}`,
    );
    write('a.txt', lines.join('\n'));
    write(`dir/b${i % 7}.txt`, lines.slice(i).join('\n'));
    git('add', '-A');
    git('commit', '-q', '-m', `commit ${i} ${'with a long message '.repeat(10)}`);
    git('tag', '-a', '-m', `tag ${i} ${i % 4 === 0 ? githubToken(50 + i) : ''}`, `v${i}`);
  }
}

function filled(shapes: Shapes, count = 20): TempRepo {
  const repo = shapes.repo();
  addVersions(repo.git, repo.write, { from: 0, count });
  return repo;
}

function shaped(cwd: string, git = '.git', width = 20): Shaped {
  return { cwd, objects: join(cwd, git, 'objects'), width };
}

function gitIn(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, {
    cwd,
    env: isolatedGitEnvironment(cwd),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Every object layout known to the tests. */
export const SHAPES: Readonly<Record<string, (shapes: Shapes) => Shaped>> = {
  'an empty repository': (shapes) => shaped(shapes.repo().path),
  'loose objects': (shapes) => shaped(filled(shapes, 3).path),
  'one pack': (shapes) => {
    const repo = filled(shapes);
    repo.git('gc', '-q');
    return shaped(repo.path);
  },
  'bases named by their ids': (shapes) => {
    const repo = filled(shapes);
    repo.git('-c', 'repack.useDeltaBaseOffset=false', 'repack', '-q', '-adf');
    return shaped(repo.path);
  },
  'several packs that share objects, and loose ones too': (shapes) => {
    const repo = filled(shapes, 6);
    repo.git('repack', '-q', '-a', '-d');
    addVersions(repo.git, repo.write, { from: 6, count: 6 });
    repo.git('repack', '-q', '-a');
    addVersions(repo.git, repo.write, { from: 12, count: 6 });
    repo.git('repack', '-q');
    addVersions(repo.git, repo.write, { from: 18, count: 2 });
    return shaped(repo.path);
  },
  'a pack that is kept, and packs of a multi-pack index': (shapes) => {
    const repo = filled(shapes, 6);
    repo.git('repack', '-q', '-a', '-d');
    for (const name of readdirSync(join(repo.path, '.git/objects/pack')).filter((one) => one.endsWith('.pack')))
      repo.write(`.git/objects/pack/${name.replace('.pack', '.keep')}`, '');
    addVersions(repo.git, repo.write, { from: 6, count: 6 });
    repo.git('repack', '-q', '-a', '-d', '--write-midx');
    return shaped(repo.path);
  },
  'a bare clone that borrows': (shapes) => {
    const repo = filled(shapes, 6);
    repo.git('gc', '-q');
    const at = shapes.folder();
    repo.git('clone', '-q', '--bare', '--shared', repo.path, join(at.path, 'bare.git'));
    repo.git('clone', '-q', '--shared', join(at.path, 'bare.git'), join(at.path, 'again'));
    addVersions(
      (...args) => gitIn(join(at.path, 'again'), ...args),
      (name, text) => at.write(`again/${name}`, text),
      { from: 30, count: 2 },
    );
    return shaped(join(at.path, 'again'));
  },
  'a submodule': (shapes) => {
    const inner = filled(shapes, 3);
    const outer = shapes.repo();
    outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.path, 'sub');
    return { cwd: join(outer.path, 'sub'), objects: join(outer.path, '.git/modules/sub/objects'), width: 20 };
  },
  'a partial clone': (shapes) => {
    const repo = filled(shapes, 6);
    repo.git('config', 'uploadpack.allowFilter', 'true');
    const at = shapes.folder();
    repo.git('clone', '-q', '--bare', '--filter=blob:none', `file://${repo.path}`, join(at.path, 'part.git'));
    return shaped(join(at.path, 'part.git'), '.');
  },
  'ids of SHA-256': (shapes) => {
    const at = shapes.folder();
    gitIn(at.path, 'init', '-q', '--object-format=sha256', '-b', 'main', 'wide');
    const cwd = join(at.path, 'wide');
    const git = (...args: string[]): string => gitIn(cwd, ...args);
    addVersions(git, (name, text) => at.write(`wide/${name}`, text), { from: 0, count: 8 });
    git('-c', 'repack.useDeltaBaseOffset=false', 'repack', '-q', '-adf');
    addVersions(git, (name, text) => at.write(`wide/${name}`, text), { from: 8, count: 2 });
    return shaped(cwd, '.git', 32);
  },
};

/** Creates layouts; the caller calls `remove`. */
export function openShapes(): Shapes & { readonly remove: () => void } {
  const made: TempFolder[] = [];
  const keep = <T extends TempFolder>(one: T): T => {
    made.push(one);
    return one;
  };
  return {
    repo: () => keep(makeRepo()),
    folder: () => keep(makeFolder()),
    remove: () => made.splice(0).forEach((one) => one.remove()),
  };
}
