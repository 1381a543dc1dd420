import { resolve } from 'node:path';
import { CONFIG_BYTES, CONFIG_FOLDERS, CONFIG_NAME, isMeantAsConfig } from '../../config/file-name.ts';
import type { GateConfig, Layer } from '../../config/layers.ts';
import { ScanError } from '../../core/errors.ts';
import { type GateFiles, workTreeFiles } from './gate-files.ts';

/** Most configuration files of one run: more is a mistake, or a bomb. */
const MAX_FILES = 64;
const LIMIT = { most: CONFIG_BYTES, failure: 'config-invalid' } as const;

/** Source of the configuration. */
export interface ConfigSource {
  readonly files: GateFiles;
  /** The organisation's file, outside the repository and outermost; absolute. */
  readonly outer: string | undefined;
  /** Whether the repository's own files count. */
  readonly own: boolean;
}

/**
 * Loads `.leakgate.yml`, what it extends, and the files of the folders it names, outermost first. Undefined if there is none, so that a run without
 * configuration loads no YAML parser.
 * @throws ScanError `config-invalid` with file, line and column.
 */
export async function loadConfig({ files, outer, own }: ConfigSource): Promise<GateConfig | undefined> {
  const [text, similar] = own ? await Promise.all([files.read(CONFIG_NAME, LIMIT), findSimilar(files)]) : [];
  if (text === undefined && outer === undefined) {
    refuseSimilar(similar, []);
    return undefined;
  }
  const [{ parseConfig }, layering] = await Promise.all([
    import('../../config/config-file.ts'),
    import('../../config/layers.ts'),
  ]);
  const layers: Layer[] = [];
  const add = async (path: string, content: string, trail: readonly string[]): Promise<void> => {
    const slash = path.lastIndexOf('/');
    const layer = { config: parseConfig(content, path), folder: '', base: slash < 0 ? '' : path.slice(0, slash) };
    for (const [i] of (layer.config.raw.extends ?? []).entries()) {
      const named = layering.resolveNamed(layer, 'extends', i);
      if (trail.includes(named) || layers.length > MAX_FILES)
        throw new ScanError(
          'config-invalid',
          `${layer.config.placeOf(['extends', i])}: ${[...trail, named].join(' extends ')}`,
        );
      await add(named, await readNamed(files, named, layer.config.placeOf(['extends', i])), [...trail, named]);
    }
    layers.push(layer);
  };
  if (outer !== undefined) layers.push(await readOuter(outer, parseConfig));
  if (text !== undefined) await add(CONFIG_NAME, text, [CONFIG_NAME]);
  const named = layers.slice();
  for (const layer of named) await addFolders(files, layer, { layers, parseConfig, layering });
  refuseSimilar(similar, layers);
  return layering.mergeLayers(layers);
}

/** Paths that look like a configuration, but are not read. */
async function findSimilar(files: GateFiles): Promise<string[]> {
  const top = await files.names('');
  const folders = CONFIG_FOLDERS.filter((folder) => top.includes(folder));
  const inside = await Promise.all(
    folders.map(async (folder) =>
      (await files.names(folder)).filter((name) => isMeantAsConfig(name, folder)).map((name) => `${folder}/${name}`),
    ),
  );
  return [...top.filter((name) => isMeantAsConfig(name, '')), ...inside.flat()];
}

/** @throws ScanError `config-invalid` if a file that looks like a configuration is not in effect. */
function refuseSimilar(similar: readonly string[] = [], layers: readonly Layer[]): void {
  const path = similar.find((one) => !layers.some(({ config }) => config.file === one));
  if (path === undefined) return;
  throw new ScanError(
    'config-invalid',
    `${path} is not read: the configuration is ${CONFIG_NAME} at the top of the repository`,
    {
      hint: `rename it to ${CONFIG_NAME}, or list it under extends: there`,
    },
  );
}

type Parser = typeof import('../../config/config-file.ts').parseConfig;
type Layering = typeof import('../../config/layers.ts');

async function addFolders(
  files: GateFiles,
  layer: Layer,
  { layers, parseConfig, layering }: { layers: Layer[]; parseConfig: Parser; layering: Layering },
): Promise<void> {
  for (const [i] of (layer.config.raw.folders ?? []).entries()) {
    const folder = layering.resolveNamed(layer, 'folders', i);
    const path = `${folder}/${CONFIG_NAME}`;
    const config = parseConfig(await readNamed(files, path, layer.config.placeOf(['folders', i])), path);
    const inner = { config, folder, base: folder };
    layering.checkFolderLayer(inner);
    layers.push(inner);
    if (layers.length > MAX_FILES) throw new ScanError('config-invalid', `more than ${MAX_FILES} configuration files`);
  }
}

async function readNamed(files: GateFiles, path: string, place: string): Promise<string> {
  const text = await files.read(path, LIMIT);
  if (text === undefined) throw new ScanError('config-invalid', `${place}: there is no file ${path}`);
  return text;
}

/** Reads the organisation's file. It applies everywhere, so it names no other files. */
async function readOuter(path: string, parseConfig: Parser): Promise<Layer> {
  const absolute = resolve(path);
  const slash = absolute.lastIndexOf('/');
  const text = await workTreeFiles(absolute.slice(0, slash + 1)).read(absolute.slice(slash + 1), LIMIT);
  if (text === undefined) throw new ScanError('config-invalid', `there is no file ${path}`);
  const config = parseConfig(text, path);
  for (const key of ['extends', 'folders', 'rules', 'baseline'] as const) {
    if (config.raw[key] === undefined) continue;
    const place = config.placeOf([key], { ofKey: true });
    throw new ScanError('config-invalid', `${place}: ${key} belongs in a repository's file`);
  }
  return { config, folder: '', base: '' };
}
