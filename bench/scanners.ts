import { execFileSync } from 'node:child_process';
import { accessSync, constants, realpathSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { loadRuleProgram } from '../src/app/rules/builtin-program.ts';
import type { Command } from './measure.ts';

/** A program to compare with Leakgate. */
export interface Scanner {
  readonly name: string;
  readonly version: string;
  readonly command: (tree: string) => Command;
}

interface Known {
  readonly name: string;
  readonly binary: string;
  readonly version: readonly string[];
  readonly args: (tree: string) => readonly string[];
  /** Runs in its own package's folder, where it finds its rules. */
  readonly atHome?: boolean;
}

const SECRETLINT_RULES = JSON.stringify({ rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }] });

/** All scanners, with the flags to scan a folder offline without validation. */
const KNOWN: readonly Known[] = [
  {
    name: 'kingfisher',
    binary: 'kingfisher',
    version: ['--version'],
    args: (tree) => ['scan', tree, '--no-validate', '--git-history=none', '--no-update-check', '--quiet'],
  },
  {
    name: 'betterleaks',
    binary: 'betterleaks',
    version: ['--version'],
    args: (tree) => ['auto', tree, '--no-banner', '--silent'],
  },
  {
    name: 'gitleaks',
    binary: 'gitleaks',
    version: ['version'],
    args: (tree) => ['dir', tree, '--no-banner', '--log-level=error'],
  },
  {
    name: 'trufflehog',
    binary: 'trufflehog',
    version: ['--version'],
    args: (tree) => ['filesystem', tree, '--no-verification', '--no-update'],
  },
  {
    name: 'secretlint',
    binary: 'secretlint',
    version: ['--version'],
    args: (tree) => ['--secretlintrcJSON', SECRETLINT_RULES, join(tree, '**/*')],
    atHome: true,
  },
  {
    name: 'detect-secrets',
    binary: 'detect-secrets',
    version: ['--version'],
    args: (tree) => ['scan', '--all-files', tree],
  },
];

function findOnPath(binary: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, binary))
    .find((path) => isExecutable(path));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function versionOf(path: string, args: readonly string[]): string {
  try {
    const text = execFileSync(path, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return /\d+\.\d+[\w.-]*/.exec(text)?.[0] ?? 'built from source';
  } catch {
    return 'unknown';
  }
}

/** The scanners on PATH, in a fixed order. */
export function findScanners(names: readonly string[] | undefined): Scanner[] {
  return KNOWN.filter(({ name }) => !names || names.includes(name)).flatMap((known) => {
    const path = findOnPath(known.binary);
    if (path === undefined) return [];
    const home = known.atHome ? realpathSync(path).split('/node_modules/')[0]! : undefined;
    return {
      name: known.name,
      version: versionOf(path, known.version),
      command: (tree) => ({ file: path, args: known.args(tree), ...(home === undefined ? {} : { cwd: home }) }),
    };
  });
}

/** Writes the literals of the compiled program for `rg -f`, one escaped pattern per line. */
export function writeLiterals(target: string): number {
  const { literals } = loadRuleProgram();
  const texts = [...new Set(literals.map(({ text }) => text.replace(/[.*+?^${}()|[\]\\#&~-]/g, '\\$&')))].sort();
  writeFileSync(target, `${texts.join('\n')}\n`);
  return texts.length;
}

/** ripgrep over all files with the program's literals; undefined if it is not installed. */
export function findRipgrep(literals: string): Scanner | undefined {
  const path = findOnPath('rg');
  if (path === undefined) return undefined;
  return {
    name: 'rg -i -f literals',
    version: versionOf(path, ['--version']),
    command: (tree) => ({ file: path, args: ['-i', '-f', literals, '--no-ignore', '--hidden', tree] }),
  };
}
