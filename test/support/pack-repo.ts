import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CatFileOptions } from '../../src/pool/protocol.ts';
import { isolatedGitEnvironment, makeFolder, type TempFolder } from './repo.ts';

/** A bare repository whose objects are in packs. */
export interface PackedRepo {
  readonly folder: TempFolder;
  git(args: readonly string[], input?: string | Uint8Array): Buffer;
  /** Its original pack, in which each version of a file is a delta of the previous one. */
  readonly pack: string;
  /** Packs everything into one pack. Returns its path. */
  repack(...options: string[]): string;
  /** How git reads its objects. */
  readonly reader: CatFileOptions;
}

/** Numbers from 0 to 1, the same for a seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const WORDS = ['return', 'const', 'token', 'key', 'acme', 'near', 'held', 'value', '{', '}', '();', '= "x"', '// é'];

function lineOf(random: () => number): string {
  const word = (): string => WORDS[Math.floor(random() * WORDS.length)]!;
  const hex = (): string =>
    Math.floor(random() * 2 ** 48)
      .toString(16)
      .padStart(12, '0');
  // secrets of the small program: one in a few dozen lines
  if (random() < 0.02) return `key = "${['acm', hex()].join('_')}"`;
  if (random() < 0.02) return `acme.key = "${hex()}${hex().slice(0, 4)}"`;
  return Array.from({ length: 2 + Math.floor(random() * 8) }, word).join(' ');
}

/** Versions of a text, each with a few lines changed, inserted or removed. */
export function versionsOf(count: number, lines: number, random: () => number): string[] {
  const text = Array.from({ length: lines }, () => lineOf(random));
  return Array.from({ length: count }, () => {
    for (let edits = 1 + Math.floor(random() * 3); edits > 0; edits--) {
      const at = Math.floor(random() * text.length);
      text.splice(
        at,
        Math.floor(random() * 3),
        ...Array.from({ length: Math.floor(random() * 3) }, () => lineOf(random)),
      );
    }
    return `${text.join('\n')}\n`;
  });
}

/** Consecutive commits with the next version of each file, if there is one. */
function streamOf(files: Readonly<Record<string, readonly (string | Uint8Array)[]>>): Buffer {
  const parts: (string | Uint8Array)[] = [];
  const most = Math.max(...Object.values(files).map((versions) => versions.length));
  for (let i = 0; i < most; i++) {
    const message = `change ${i}\n`;
    parts.push(`commit refs/heads/main\ncommitter Ada <ada@example.com> ${1_700_000_000 + i} +0000\n`);
    parts.push(`data ${message.length}\n${message}`);
    for (const [path, versions] of Object.entries(files)) {
      const content = versions[i];
      if (content === undefined) continue;
      const bytes = Buffer.from(content);
      parts.push(`M 100644 inline ${path}\ndata ${bytes.length}\n`, bytes, '\n');
    }
  }
  return Buffer.concat(parts.map((part) => Buffer.from(part)));
}

/** Creates a repository with these versions of files at once; the caller removes it. */
export function makePackedRepo(
  files: Readonly<Record<string, readonly (string | Uint8Array)[]>>,
  format: 'sha1' | 'sha256' = 'sha1',
): PackedRepo {
  const folder = makeFolder();
  const env = isolatedGitEnvironment(folder.path);
  const run = { cwd: folder.path, env, maxBuffer: 1 << 30 };
  const git = (args: readonly string[], input: string | Uint8Array = ''): Buffer =>
    execFileSync('git', args, { ...run, input, stdio: ['pipe', 'pipe', 'pipe'] });
  git(['init', '-q', '--bare', `--object-format=${format}`, '.']);
  git(['-c', 'fastimport.unpackLimit=1', 'fast-import', '--quiet', '--depth=4095'], streamOf(files));
  git(['tag', '-a', '-m', 'a tag', 'v1', 'main']);
  const packs = join(folder.path, 'objects/pack');
  const findPack = (): string =>
    join(
      packs,
      readdirSync(packs).find((name) => name.endsWith('.pack'))!,
    );
  return {
    folder,
    git,
    pack: findPack(),
    repack(...options) {
      git(['repack', '-adfq', ...options]);
      return findPack();
    },
    reader: { file: gitPath(), args: ['cat-file', '--batch'], cwd: folder.path, env, prefix: '', flush: '' },
  };
}

function gitPath(): string {
  return spawnSync('which', ['git'], { encoding: 'utf8' }).stdout.trim();
}
