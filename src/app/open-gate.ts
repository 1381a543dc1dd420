import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { RawOptions } from '../config/options.ts';
import { type BaselineChoice, type GatePlan, gatePlanOf } from '../config/plan.ts';
import type { Program } from '../engine/program.ts';
import { ScanError } from '../core/errors.ts';
import { type FileMode, findRoot, isBelow } from '../sources/files/root.ts';
import { type GateFiles, workTreeFiles } from './gate-files.ts';
import type { Host } from './host.ts';
import { type Gate, loadGate } from './load-gate.ts';
import { buildProgram, PACK_BYTES } from './packs.ts';
import type { PackText } from './program.ts';

/** What a command line says of the place its gate is for. */
export interface PlacePlan extends GatePlan {
  readonly paths: readonly string[];
  readonly mode: FileMode;
  readonly rules: readonly string[];
  readonly onlyRules: readonly string[];
  readonly skipRules: readonly string[];
}

/** A gate from the work tree, the rules that it and the command line add, and what it leaves out. */
export interface OpenGate {
  /** Absolute real path of the repository's top, or of the folder. */
  readonly root: string;
  readonly gate: Gate;
  readonly program: Program;
  readonly exclude: readonly string[];
  /** The baseline that was asked for, its path from the root. */
  readonly baseline: BaselineChoice;
}

/**
 * Reads the gate that holds where a command works: from the top of the repository, or the folder that is scanned.
 * @throws ScanError `path-missing`, `path-outside`, `config-invalid`, `baseline-invalid`, `rule-invalid`
 */
export async function openGate(plan: PlacePlan, host: Host): Promise<OpenGate> {
  const { paths, mode } = plan;
  const { root } = await findRoot({ cwd: host.cwd, paths, mode });
  return gateFrom({ root, files: workTreeFiles(root) }, plan, host);
}

/** The gate of the place that a command works in, for what needs neither rules nor a baseline. @throws ScanError as `openGate` */
export function openGateHere(options: RawOptions, host: Host): Promise<OpenGate> {
  const plan = { ...gatePlanOf(options, host.env), baseline: { kind: 'none' } as const };
  return openGate({ ...plan, paths: [], mode: 'git', rules: [], onlyRules: [], skipRules: [] }, host);
}

/** Reads a gate from the given files of a root. @throws ScanError as `openGate` */
export async function gateFrom(
  { root, files }: { readonly root: string; readonly files: GateFiles },
  plan: Omit<PlacePlan, 'paths' | 'mode'>,
  host: Host,
): Promise<OpenGate> {
  const { config, orgConfig, baseline } = plan;
  const outer = orgConfig === undefined ? undefined : resolve(host.cwd, orgConfig);
  const placed = baseline.kind === 'path' ? { ...baseline, path: insideRoot(root, host.cwd, baseline.path) } : baseline;
  const gate = await loadGate({ files, env: host.env, now: host.now(), outer, config, baseline: placed });
  const texts: PackText[] = [];
  for (const { value: file, place } of gate.config?.rules ?? []) {
    const text = await files.read(file, { most: PACK_BYTES, failure: 'rule-invalid' });
    if (text === undefined) throw new ScanError('config-invalid', `${place}: there is no file ${file}`);
    texts.push({ file, text });
  }
  const packs = plan.rules.map((path) => resolve(host.cwd, path));
  const program = await buildProgram({ packs, texts, only: plan.onlyRules, skip: plan.skipRules });
  const exclude = (gate.config?.exclude ?? []).map(({ value }) => value);
  return { root, gate, program, exclude, baseline: placed };
}

/** A path given from the current folder, counted from the root. @throws ScanError `path-outside` */
export function insideRoot(root: string, cwd: string, path: string): string {
  // the current folder may have been reached through a link: the root has been resolved
  const absolute = resolve(realpathSync(cwd), path);
  if (isBelow(absolute, root)) return relative(root, absolute).split(sep).join('/');
  throw new ScanError('path-outside', `${path} is not below ${root}`, { hint: 'a baseline lives in the repository' });
}
