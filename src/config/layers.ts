import { itemAt, present } from '../core/present.ts';
import { ScanError } from '../core/errors.ts';
import type { OmissionAction, OmissionKind } from '../core/omission.ts';
import type { RawAllowEntry, CompatName, ConfigFile, RawGate, RawOverride, PresetWord } from './config-file.ts';
import type { RawNotifyTarget } from './notify-targets.ts';

/** A configured value with its place: `file:line:column`. */
export interface Placed<T> {
  readonly value: T;
  readonly place: string;
}

/** A gate with its place, and the places of its condition's characters. */
export interface PlacedGate extends Placed<RawGate> {
  readonly placeOfCondition: (offset: number) => string;
}

/** A configuration file and the folder that it applies to: '' for the whole repository. */
export interface Layer {
  readonly config: ConfigFile;
  readonly folder: string;
  /** Folder that its paths are relative to. */
  readonly base: string;
}

/** The effect of a kind of omission on a run. */
export interface CoverageRule {
  readonly kind: OmissionKind;
  readonly action: OmissionAction;
}

/** All files merged. Lists hold the entries of every file, outermost first; for single values the innermost file wins. */
export interface GateConfig {
  /** The files, outermost first. */
  readonly files: readonly string[];
  readonly rules: readonly Placed<string>[];
  readonly exclude: readonly Placed<string>[];
  readonly compat: readonly Placed<CompatName>[];
  readonly preset: Placed<PresetWord> | undefined;
  readonly baseline: Placed<string> | undefined;
  readonly grace: Placed<{ readonly adopted: string; readonly days: number }> | undefined;
  readonly allow: readonly Placed<RawAllowEntry>[];
  readonly gates: readonly PlacedGate[];
  readonly overrides: readonly Placed<RawOverride>[];
  readonly notify: readonly Placed<RawNotifyTarget>[];
  /** One for each named kind. */
  readonly coverage: readonly Placed<CoverageRule>[];
}

/** Joins a relative path to `base`, `/` separated and without dots; undefined if it leaves `base`. */
export function joinInside(base: string, path: string): string | undefined {
  if (/^(?:[/\\]|[A-Za-z]:)|\\|\0/.test(path)) return undefined;
  const parts: string[] = [];
  for (const part of `${base}/${path}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** The path of a file named in a configuration. @throws ScanError `config-invalid` if it points outside the repository. */
export function resolveNamed(layer: Layer, key: 'extends' | 'folders' | 'rules', index: number): string {
  const named = itemAt(present(layer.config.raw[key]), index);
  const path = joinInside(layer.base, named);
  if (path !== undefined && path !== '') return path;
  const place = layer.config.placeOf([key, index]);
  throw new ScanError('config-invalid', `${place}: ${JSON.stringify(named)} points outside the repository`, {
    hint: 'name files inside the repository, relative to this one',
  });
}

/** A folder's glob, relative to the root. */
function below(folder: string, glob: string): string {
  if (folder === '') return glob;
  const bare = glob.replace(/^\.?\//, '');
  const anchored = glob.startsWith('/') || bare.replace(/\/+$/, '').includes('/');
  return anchored ? `${folder}/${bare}` : `${folder}/**/${bare}`;
}

function belowAll(folder: string, globs: readonly string[] | undefined): readonly string[] | undefined {
  return globs?.map((glob) => below(folder, glob)) ?? (folder === '' ? undefined : [`${folder}/**`]);
}

function listed<K extends 'compat' | 'exclude'>(layers: readonly Layer[], key: K): Placed<string>[] {
  return layers.flatMap(({ config, folder }) =>
    (config.raw[key] ?? []).map((value, i) => ({
      value: key === 'exclude' ? below(folder, value) : value,
      place: config.placeOf([key, i]),
    })),
  );
}

function innermost<K extends 'preset' | 'baseline' | 'grace'>(
  layers: readonly Layer[],
  key: K,
): Placed<NonNullable<ConfigFile['raw'][K]>> | undefined {
  const layer = layers.findLast(({ config }) => config.raw[key] !== undefined);
  return layer && { value: present(layer.config.raw[key]), place: layer.config.placeOf([key]) };
}

function baselineOf(layers: readonly Layer[]): Placed<string> | undefined {
  const named = innermost(layers, 'baseline');
  const value = named && joinInside('', named.value);
  if (named === undefined || value) return named && { ...named, value: present(value) };
  throw new ScanError('config-invalid', `${named.place}: ${JSON.stringify(named.value)} points outside the repository`);
}

function gatesOf({ config, folder }: Layer): PlacedGate[] {
  const placed = (
    gate: RawGate,
    path: readonly (string | number)[],
    paths: readonly string[] | undefined,
  ): PlacedGate => ({
    value: { ...gate, ...(paths && { paths }) },
    place: config.placeOf(path),
    placeOfCondition: (offset) => config.placeOf([...path, 'when'], { offset }),
  });
  const own = (config.raw.gates ?? []).map((gate, i) => placed(gate, ['gates', i], belowAll(folder, gate.paths)));
  const scoped = (config.raw.overrides ?? []).flatMap(({ paths, gates = [] }, i) =>
    gates.map((gate, j) => placed(gate, ['overrides', i, 'gates', j], belowAll(folder, gate.paths ?? paths))),
  );
  return [...own, ...scoped];
}

function refuseDoubles(what: 'gate' | 'notification', named: readonly Placed<{ readonly name: string }>[]): void {
  for (const [i, { value, place }] of named.entries()) {
    const first = named.findIndex((one) => one.value.name === value.name);
    if (first === i) continue;
    throw new ScanError(
      'config-invalid',
      `${place}: a ${what} named ${value.name} already exists at ${itemAt(named, first).place}`,
      { hint: `an inner file adds ${what}s; it cannot replace those of an outer file` },
    );
  }
}

function notificationsOf({ config }: Layer): Placed<RawNotifyTarget>[] {
  return (config.raw.notify ?? []).map((value, i) => ({ value, place: config.placeOf(['notify', i]) }));
}

/** For every kind, the rule of the innermost file. */
function coverageRules(layers: readonly Layer[]): Placed<CoverageRule>[] {
  const rules = new Map<OmissionKind, Placed<CoverageRule>>();
  for (const { config } of layers) {
    for (const [kind, action] of Object.entries(config.raw.coverage ?? {}) as [OmissionKind, OmissionAction][])
      rules.set(kind, { value: { kind, action }, place: config.placeOf(['coverage', kind]) });
  }
  return [...rules.values()];
}

/** Merges layers, outermost first. @throws ScanError `config-invalid` if two gates or two notifications have the same name. */
export function mergeLayers(layers: readonly Layer[]): GateConfig {
  const gates = layers.flatMap(gatesOf);
  refuseDoubles('gate', gates);
  const notify = layers.flatMap(notificationsOf);
  refuseDoubles('notification', notify);
  return {
    files: layers.map(({ config }) => config.file),
    rules: layers.flatMap((layer) =>
      (layer.config.raw.rules ?? []).map((_, i) => ({
        value: resolveNamed(layer, 'rules', i),
        place: layer.config.placeOf(['rules', i]),
      })),
    ),
    exclude: listed(layers, 'exclude'),
    compat: listed(layers, 'compat') as Placed<CompatName>[],
    preset: innermost(layers, 'preset'),
    baseline: baselineOf(layers),
    grace: innermost(layers, 'grace'),
    allow: layers.flatMap(({ config, folder }) =>
      (config.raw.allow ?? []).map((entry, i) => {
        const paths = belowAll(folder, entry.paths);
        return { value: { ...entry, ...(paths && { paths }) }, place: config.placeOf(['allow', i]) };
      }),
    ),
    gates,
    overrides: layers.flatMap(({ config, folder }) =>
      (config.raw.overrides ?? []).map((override, i) => {
        const value = { ...override, paths: present(belowAll(folder, override.paths)) };
        return { value, place: config.placeOf(['overrides', i]) };
      }),
    ),
    notify,
    coverage: coverageRules(layers),
  };
}

/** Keys allowed in a folder's file, which adds to the settings for its folder and changes nothing elsewhere. */
const FOLDER_KEYS = ['exclude', 'allow', 'gates', 'overrides'];

/** @throws ScanError `config-invalid` if a folder's file has keys that only the repository's file may have. */
export function checkFolderLayer({ config }: Layer): void {
  const foreign = Object.keys(config.raw).find((key) => !FOLDER_KEYS.includes(key));
  if (foreign === undefined) return;
  throw new ScanError(
    'config-invalid',
    `${config.placeOf([foreign], { ofKey: true })}: ${foreign} belongs in the repository's file`,
    {
      hint: `a folder's file may contain ${FOLDER_KEYS.join(', ')}`,
    },
  );
}
