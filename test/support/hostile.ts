import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { crc32 } from '../../src/engine/checksums/encodings/crc32.ts';
import { isolatedGitEnvironment, type TempRepo } from './repo.ts';

function write(repo: TempRepo, args: readonly string[], input: string): string {
  const env = isolatedGitEnvironment(repo.path);
  return execFileSync('git', args, { cwd: repo.path, env, input, encoding: 'utf8' }).trim();
}

/** How a tree unfolds. */
export interface BombShape {
  readonly levels: number;
  readonly width: number;
  /** Content of its innermost folders: files, or nothing. */
  readonly leaf?: 'files' | 'nothing';
  /** Length of each name. */
  readonly letters?: number;
}

/** Writes a tree whose folders all contain the same folder: `width` to the power of `levels` entries in a few objects. Returns its id. */
export function writeTreeBomb(repo: TempRepo, { levels, width, leaf = 'files', letters = 1 }: BombShape): string {
  const blob = write(repo, ['hash-object', '-w', '--stdin'], 'x\n');
  const name = (i: number): string => `${'n'.repeat(letters)}${i}`;
  const treeOf = (kind: string, oid: string): string =>
    write(repo, ['mktree'], Array.from({ length: width }, (_, i) => `${kind} ${oid}\t${name(i)}\n`).join(''));
  let tree = leaf === 'files' ? treeOf('100644 blob', blob) : write(repo, ['mktree'], '');
  for (let level = 1; level < levels; level++) tree = treeOf('040000 tree', tree);
  return tree;
}

/** Commits a tree on top of a commit (none: as a root), as a branch. Returns the commit's id. */
export function commitTree(
  repo: TempRepo,
  tree: string,
  { parent, branch }: { parent?: string; branch: string },
): string {
  const args = ['commit-tree', tree, '-m', 'a tree', ...(parent === undefined ? [] : ['-p', parent])];
  const commit = repo.git(...args).trim();
  repo.git('update-ref', `refs/heads/${branch}`, commit);
  return commit;
}

/** A hand-made entry of a pack. */
interface MadeEntry {
  readonly oid: string;
  /** Id of its delta base. */
  readonly base: string;
}

/** Header, base and an empty delta: an entry of type REF_DELTA. */
function refDelta({ base }: MadeEntry): Buffer {
  const delta = Buffer.from([1, 1, 1, 0x41]);
  return Buffer.concat([Buffer.from([(7 << 4) | delta.length]), Buffer.from(base, 'hex'), deflateSync(delta)]);
}

function indexOf(entries: readonly { oid: string; offset: number; crc: number }[], sum: Buffer): Buffer {
  const sorted = [...entries].sort((a, b) => (a.oid < b.oid ? -1 : 1));
  const fanout = Buffer.alloc(1024);
  for (let byte = 0; byte < 256; byte++)
    fanout.writeUInt32BE(sorted.filter(({ oid }) => Number.parseInt(oid.slice(0, 2), 16) <= byte).length, byte * 4);
  const words = (values: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(values.length * 4);
    values.forEach((value, i) => bytes.writeUInt32BE(value, i * 4));
    return bytes;
  };
  const body = Buffer.concat([
    Buffer.from([0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2]),
    fanout,
    ...sorted.map(({ oid }) => Buffer.from(oid, 'hex')),
    words(sorted.map(({ crc }) => crc)),
    words(sorted.map(({ offset }) => offset)),
    sum,
  ]);
  return Buffer.concat([body, createHash('sha1').update(body).digest()]);
}

/** Writes a pack of deltas with the given bases, which git would never write. */
export function writeDeltaPack(repo: TempRepo, entries: readonly MadeEntry[]): void {
  const head = Buffer.alloc(12);
  head.write('PACK');
  head.writeUInt32BE(2, 4);
  head.writeUInt32BE(entries.length, 8);
  const parts: Buffer[] = [head];
  let offset = head.length;
  const placed = entries.map((entry) => {
    const bytes = refDelta(entry);
    const at = { oid: entry.oid, offset, crc: crc32(bytes) };
    parts.push(bytes);
    offset += bytes.length;
    return at;
  });
  const body = Buffer.concat(parts);
  const sum = createHash('sha1').update(body).digest();
  const path = join(repo.path, '.git/objects/pack', `pack-${sum.toString('hex')}`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.pack`, Buffer.concat([body, sum]));
  writeFileSync(`${path}.idx`, indexOf(placed, sum));
}

/** Writes a pack of objects, each a delta of the next, and the last of the first. Returns their ids. */
export function writeCircularPack(repo: TempRepo, length: number): string[] {
  const oids = Array.from({ length }, (_, i) => createHash('sha1').update(`object ${i}`).digest('hex'));
  writeDeltaPack(
    repo,
    oids.map((oid, i) => ({ oid, base: oids[(i + 1) % length]! })),
  );
  return oids;
}

/** Puts a pipe in place of a file. */
export function makePipe(repo: TempRepo, name: string): void {
  const path = join(repo.path, name);
  repo.remove(name);
  mkdirSync(dirname(path), { recursive: true });
  execFileSync('mkfifo', [path]);
}
