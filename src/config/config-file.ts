import { itemAt } from '../core/present.ts';
import { isDay } from '../core/day.ts';
import { ScanError } from '../core/errors.ts';
import { faultOfGlob, faultOfPath } from '../core/glob.ts';
import { nearest } from '../core/nearest.ts';
import { CONFIGURABLE_KINDS, type OmissionAction, type OmissionKind } from '../core/omission.ts';
import { type DocumentPath, parsePlaced, type PlacedDocument } from '../yaml/placed-document.ts';
import { findNotifyFault, type RawNotifyTarget } from './notify-targets.ts';
import { validateConfig } from './validators.generated.ts';

export type CompatName = 'gitleaks' | 'detect-secrets' | 'trufflehog' | 'secretlint';
export type PresetWord = 'default' | 'strict' | 'advisory' | 'none';
export type ActionWord = 'block' | 'warn' | 'note';

/** An `allow` entry as written. */
export interface RawAllowEntry {
  readonly rules?: readonly string[];
  readonly paths?: readonly string[];
  readonly fingerprints?: readonly string[];
  readonly reason: string;
  readonly until?: string;
  readonly owner?: string;
}

/** A gate as written. */
export interface RawGate {
  readonly name: string;
  readonly when: string;
  readonly action: ActionWord;
  readonly message?: string;
  readonly paths?: readonly string[];
}

/** An override as written. */
export interface RawOverride {
  readonly paths: readonly string[];
  readonly owner?: string;
  readonly atMost?: ActionWord;
  readonly gates?: readonly RawGate[];
}

/** `.leakgate.yml` as written, checked for shape. */
export interface RawConfig {
  readonly extends?: readonly string[];
  readonly folders?: readonly string[];
  readonly rules?: readonly string[];
  readonly exclude?: readonly string[];
  readonly compat?: readonly CompatName[];
  readonly preset?: PresetWord;
  readonly gates?: readonly RawGate[];
  readonly grace?: { readonly adopted: string; readonly days: number };
  readonly baseline?: string;
  readonly allow?: readonly RawAllowEntry[];
  readonly overrides?: readonly RawOverride[];
  readonly notify?: readonly RawNotifyTarget[];
  readonly coverage?: Readonly<Partial<Record<OmissionKind, OmissionAction>>>;
}

/** A checked configuration file, with the place of every node. */
export interface ConfigFile {
  readonly file: string;
  readonly raw: RawConfig;
  readonly placeOf: PlacedDocument['placeOf'];
}

/** A fault reported by a generated validator. */
interface ShapeFault {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly parentSchema?: unknown;
}

/** A validator that ajv generates at build time. */
type Validator = ((value: unknown) => boolean) & { errors?: ShapeFault[] | null };

function pathOf(pointer: string): DocumentPath {
  const parts = pointer.split('/').slice(1);
  return parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
}

const KEYS = [
  'extends',
  'folders',
  'rules',
  'exclude',
  'compat',
  'preset',
  'gates',
  'grace',
  'baseline',
  'allow',
  'notify',
  'coverage',
] as const;
const INNER = [
  'overrides',
  'name',
  'when',
  'action',
  'message',
  'paths',
  'fingerprints',
  'reason',
  'until',
  'owner',
  'atMost',
  'kind',
  'url',
  'urlFrom',
  'hosts',
  'keyFrom',
  'on',
] as const;

const ALL_KEYS = [...KEYS, ...INNER, 'adopted', 'days', 'cases', 'findings', 'run', 'expect', 'exit'];

function explainFault({ keyword, message, params, instancePath }: ShapeFault): { text: string; hint?: string } {
  if (keyword === 'additionalProperties') {
    const key = String(params['additionalProperty']);
    const near = nearest(key, instancePath === '/coverage' ? CONFIGURABLE_KINDS : ALL_KEYS);
    return {
      text: `unknown key '${key}'`,
      ...(near !== undefined && near !== key && { hint: `did you mean ${near}?` }),
    };
  }
  if (keyword === 'enum') return { text: `must be one of ${(params['allowedValues'] as unknown[]).join(', ')}` };
  if (keyword === 'anyOf' || keyword === 'required') {
    return {
      text: message ?? 'a key is missing',
      hint: 'an allow entry needs rules, paths or fingerprints, and a reason',
    };
  }
  return { text: message ?? 'does not match the schema' };
}

/** @throws ScanError `config-invalid` with the place of the first fault. */
export function checkShape(document: PlacedDocument, validate: Validator): void {
  if (validate(document.value)) return;
  const faults = validate.errors ?? [];
  const fault = faults.find(({ keyword }) => keyword === 'anyOf') ?? itemAt(faults, 0);
  const extra = fault.keyword === 'additionalProperties' ? [String(fault.params['additionalProperty'])] : [];
  const place = document.placeOf([...pathOf(fault.instancePath), ...extra], { ofKey: extra.length > 0 });
  const { text, hint } = explainFault(fault);
  const where =
    fault.instancePath === '' || extra.length > 0 ? '' : `${fault.instancePath.slice(1).replaceAll('/', '.')} `;
  const help = fault.keyword === 'required' && !fault.instancePath.startsWith('/allow') ? undefined : hint;
  throw new ScanError('config-invalid', `${place}: ${where}${text}`, help === undefined ? {} : { hint: help });
}

/**
 * Reads a `.leakgate.yml`.
 * @throws ScanError `config-invalid` with file, line and column of the first fault.
 */
export function parseConfig(text: string, file: string): ConfigFile {
  const document = parsePlaced(text, { file, failure: 'config-invalid' });
  // an empty file, or one of comments only, configures nothing
  const value = document.value ?? {};
  checkShape({ ...document, value }, validateConfig as Validator);
  const config = { file, raw: value as RawConfig, placeOf: document.placeOf };
  checkValues(config);
  return config;
}

function reject(config: ConfigFile, path: DocumentPath, message: string): never {
  throw new ScanError('config-invalid', `${config.placeOf(path)}: ${message}`);
}

/** Checks what the schema cannot express. */
function checkValues(config: ConfigFile): void {
  const { allow = [], grace, gates = [], overrides = [], exclude = [], notify = [] } = config.raw;
  if (grace && !isDay(grace.adopted)) reject(config, ['grace', 'adopted'], `${grace.adopted} is not a day`);
  allow.forEach(({ until, paths }, i) => {
    if (until !== undefined && !isDay(until)) reject(config, ['allow', i, 'until'], `${until} is not a day`);
    checkGlobs(config, ['allow', i, 'paths'], paths);
  });
  checkGlobs(config, ['exclude'], exclude);
  gates.forEach(({ paths }, i) => checkGlobs(config, ['gates', i, 'paths'], paths));
  overrides.forEach(({ paths, gates: own = [] }, i) => {
    checkGlobs(config, ['overrides', i, 'paths'], paths);
    own.forEach((gate, j) => checkGlobs(config, ['overrides', i, 'gates', j, 'paths'], gate.paths));
  });
  checkNames(config, [
    ...gates.map(({ name }, i) => ({ name, path: ['gates', i, 'name'] })),
    ...overrides.flatMap(({ gates: own = [] }, i) =>
      own.map(({ name }, j) => ({ name, path: ['overrides', i, 'gates', j, 'name'] })),
    ),
  ]);
  notify.forEach((target, i) => {
    const fault = findNotifyFault(target);
    if (fault)
      reject(config, ['notify', i, fault.key], `${fault.key === 'name' ? target.name : fault.key}: ${fault.message}`);
  });
}

function checkGlobs(config: ConfigFile, path: DocumentPath, globs: readonly string[] = []): void {
  for (const [i, glob] of globs.entries()) {
    const fault = faultOfGlob(glob);
    if (fault !== undefined) reject(config, [...path, i], fault);
    const never = faultOfPath(glob);
    if (never !== undefined) reject(config, [...path, i], `no path matches ${JSON.stringify(glob)}: ${never}`);
  }
}

function checkNames(config: ConfigFile, names: readonly { name: string; path: DocumentPath }[]): void {
  for (const [index, { name, path }] of names.entries()) {
    const first = names.findIndex((other) => other.name === name);
    if (first !== index)
      reject(
        config,
        path,
        `two gates are called ${name}; the first is at ${config.placeOf(itemAt(names, first).path)}`,
      );
  }
}
