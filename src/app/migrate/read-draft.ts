import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { parsePlaced } from '../../yaml/placed-document.ts';
import { joinInside } from '../../config/layers.ts';
import { ScanError } from '../../core/errors.ts';
import { isBelow } from '../../sources/files/root.ts';
import { type GateFiles, workTreeFiles } from '../gate/gate-files.ts';
import { draftSecretsBaseline } from './formats/detect-secrets.ts';
import { type Draft, newDraft, type SourceDocument, type ToolName } from './draft.ts';
import {
  type Disabled,
  draftGitleaksConfig,
  draftGitleaksIgnore,
  draftGitleaksReport,
} from './formats/gitleaks-config.ts';
import { parseJsonText } from './formats/json-text.ts';
import { draftSecretlintConfig, draftSecretlintIgnore } from './formats/secretlint.ts';
import { parseTomlText } from './formats/toml-text.ts';
import { draftTrufflehogConfig, draftTrufflehogPaths } from './formats/trufflehog.ts';
import { linesDocument } from './values.ts';

/** Largest file of another tool; people keep none that is larger. */
const LIMIT = { most: 32 << 20, failure: 'config-invalid' } as const;
/** Most files that extend one another in gitleaks. */
const MAX_EXTENDED = 2;

/** Usual files of each tool, relative to the root. */
export const USUAL_FILES: Readonly<Record<ToolName, readonly string[]>> = {
  gitleaks: ['.gitleaks.toml', 'gitleaks.toml', '.gitleaksignore', '.gitleaks-baseline.json', 'gitleaks-baseline.json'],
  'detect-secrets': ['.secrets.baseline'],
  trufflehog: [
    '.trufflehog.yml',
    '.trufflehog.yaml',
    'trufflehog.yml',
    'trufflehog.yaml',
    '.trufflehogignore',
    '.trufflehog-exclude.txt',
    'trufflehog-exclude.txt',
  ],
  secretlint: [
    '.secretlintrc',
    '.secretlintrc.json',
    '.secretlintrc.yml',
    '.secretlintrc.yaml',
    '.secretlintrc.js',
    '.secretlintrc.cjs',
    '.secretlintrc.mjs',
    '.secretlintignore',
  ],
};

/** Where to read from. */
export interface DraftSource {
  readonly root: string;
  readonly cwd: string;
  readonly tool: ToolName;
  /** Files besides the usual ones, relative to the current folder. */
  readonly operands: readonly string[];
}

/** A draft, and the files it was read from. */
export interface ReadDraft {
  readonly draft: Draft;
  readonly files: readonly string[];
}

interface Reading {
  readonly files: GateFiles;
  readonly draft: Draft;
  readonly read: string[];
  readonly disabled: Disabled[];
  /** Ids of rules that were skipped because a file disables them. */
  readonly skipped: Set<string>;
}

/**
 * Reads a tool's files as a draft. Runs nothing: a configuration that is a program is only listed.
 * @throws ScanError `path-missing` if there are none, `config-invalid` with file, line and column
 */
export async function readDraft({ root, cwd, tool, operands }: DraftSource): Promise<ReadDraft> {
  const reading: Reading = {
    files: workTreeFiles(root),
    draft: newDraft(),
    read: [],
    disabled: [],
    skipped: new Set(),
  };
  const given = operands.map((path) => insideRoot(root, cwd, path));
  for (const path of new Set([...given, ...USUAL_FILES[tool]])) {
    const text = await reading.files.read(path, LIMIT);
    if (text !== undefined) await readOne(tool, { path, text }, reading);
    else if (given.includes(path)) throw new ScanError('path-missing', `there is no file ${path}`);
  }
  if (reading.read.length === 0)
    throw new ScanError('path-missing', `no ${tool} files here: no ${USUAL_FILES[tool].join(', ')}`, {
      hint: `name its files: leakgate migrate ${tool} FILE...`,
    });
  recordDisabled(reading);
  return { draft: reading.draft, files: reading.read };
}

function insideRoot(root: string, cwd: string, path: string): string {
  const absolute = resolve(realpathSync(cwd), path);
  if (isBelow(absolute, root)) return relative(root, absolute).split(sep).join('/');
  throw new ScanError('path-outside', `${path} is not below ${root}`, { hint: 'copy it into the repository first' });
}

/** A file of another tool, with its path relative to the root. */
export interface InputFile {
  readonly path: string;
  readonly text: string;
}

async function readOne(tool: ToolName, file: InputFile, reading: Reading): Promise<void> {
  const { draft } = reading;
  const { path, text } = file;
  reading.read.push(path);
  switch (tool) {
    case 'gitleaks':
      return readGitleaks(file, reading);
    case 'detect-secrets':
      return draftSecretsBaseline(parseJsonText(text, path), draft);
    case 'trufflehog':
      if (/\.ya?ml$/.test(path)) draftTrufflehogConfig(parseTrufflehogConfig(file), draft);
      else draftTrufflehogPaths(linesDocument(text, path), draft);
      return undefined;
    case 'secretlint':
      return readSecretlint(file, draft);
  }
}

/** Parses YAML. @throws ScanError `config-invalid` */
export function parseTrufflehogConfig({ path, text }: InputFile): SourceDocument {
  return { file: path, ...parsePlaced(text, { file: path, failure: 'config-invalid' }) };
}

/** Parses JSON with comments, or YAML. @throws ScanError `config-invalid` */
export function parseSecretlintConfig(file: InputFile): SourceDocument {
  return /^\s*(?:\{|\/[/*])/.test(file.text) ? parseJsonText(file.text, file.path) : parseTrufflehogConfig(file);
}

async function readGitleaks(file: InputFile, reading: Reading): Promise<void> {
  const { path, text } = file;
  if (path.endsWith('.toml')) await readGitleaksConfigs(file, reading);
  else if (path.endsWith('.json')) draftGitleaksReport(parseJsonText(text, path), reading.draft);
  else draftGitleaksIgnore(linesDocument(text, path), reading.draft);
}

/** Reads a configuration, and the one that it extends. */
async function readGitleaksConfigs(first: InputFile, reading: Reading): Promise<void> {
  const off = new Set<string>();
  let file: InputFile | undefined = first;
  for (let depth = 0; file !== undefined; depth++) {
    const document = parseTomlText(file.text, file.path);
    const { path: extended, disabled, skipped } = draftGitleaksConfig(document, reading.draft, off);
    for (const id of skipped) reading.skipped.add(id);
    reading.disabled.push(...disabled);
    for (const { id } of disabled) off.add(id);
    if (extended === undefined) return;
    const next: InputFile | undefined =
      depth < MAX_EXTENDED ? await findExtended(extended.name, file.path, reading) : undefined;
    extended.record(
      next === undefined ? 'left' : 'carried',
      next === undefined ? 'the file is not in the repository' : `with ${next.path}`,
    );
    file = next;
  }
}

/** Finds the file that a configuration extends: relative to the root, where gitleaks runs, or to the configuration's own folder. */
async function findExtended(name: string, from: string, { files, read }: Reading): Promise<InputFile | undefined> {
  const folder = from.includes('/') ? from.slice(0, from.lastIndexOf('/')) : '';
  for (const start of ['', folder]) {
    const path = joinInside(start, name);
    if (!path || read.includes(path)) continue;
    const text = await files.read(path, LIMIT);
    if (text === undefined) continue;
    read.push(path);
    return { path, text };
  }
  return undefined;
}

function recordDisabled({ disabled, skipped }: Reading): void {
  for (const { id, record } of disabled) {
    if (skipped.has(id)) record('carried', 'its rule is left out');
    else record('left', 'a built-in gitleaks rule, which has another id here: use --skip-rule ID or an allow entry');
  }
}

function readSecretlint(file: InputFile, draft: Draft): void {
  const { path, text } = file;
  if (/\.[cm]?js$/.test(path)) {
    const note = 'it is a program and is not run: write its rules as JSON';
    draft.outcomes.push({ place: `${path}:1`, fate: 'left', what: 'a configuration in JavaScript', note, values: 1 });
  } else if (path.endsWith('ignore')) draftSecretlintIgnore(linesDocument(text, path), draft);
  else draftSecretlintConfig(parseSecretlintConfig(file), draft);
}
