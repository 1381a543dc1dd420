import { present } from '../../core/present.ts';
import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { RawOptions } from '../../config/options.ts';
import { type BaselineChoice, type GatePlan, gatePlanOf } from '../../config/cli-plan.ts';
import type { Program } from '../../engine/program.ts';
import { ScanError } from '../../core/errors.ts';
import type { FindingClass, Notice } from '../../core/finding.ts';
import { type FileMode, findRoot, isBelow } from '../../sources/files/root.ts';
import { type GateFiles, workTreeFiles } from './gate-files.ts';
import type { ProcessContext } from '../process-context.ts';
import { type GateSettings, loadGate } from './load-gate.ts';
import { buildProgram, PACK_BYTES, type RuleChoice } from '../rules/rule-packs.ts';
import type { PackText } from '../rules/builtin-program.ts';
import { needsHandling } from '../../policy/decide.ts';
import { refuseMisplaced } from './refuse-misplaced.ts';

/** The options of a command that determine its gate. */
export interface PlacePlan extends GatePlan {
  readonly paths: readonly string[];
  readonly mode: FileMode;
  readonly rules: readonly string[];
  readonly onlyRules: readonly string[];
  readonly skipRules: readonly string[];
  /** Classes of findings that the command asks for; those that a gate needs are found too. */
  readonly classes?: readonly FindingClass[] | undefined;
  /** Whether the rules are those of a scan, so that an unknown name is a typo. */
  readonly everyPack?: boolean;
}

/** A gate from the work tree, with the rules that it and the command line add, and its excludes. */
export interface OpenGate {
  /** Absolute real path of the repository's top, or of the folder. */
  readonly root: string;
  readonly gate: GateSettings;
  readonly program: Program;
  readonly exclude: readonly string[];
  /** The requested baseline, with its path relative to the root. */
  readonly baseline: BaselineChoice;
}

/**
 * Opens the gate for a command: from the top of the repository, or the scanned folder.
 * @throws ScanError `path-missing`, `path-outside`, `config-invalid`, `baseline-invalid`, `rule-invalid`
 */
export async function openGate(plan: PlacePlan, context: ProcessContext): Promise<OpenGate> {
  const { paths, mode } = plan;
  const { root } = await findRoot({ cwd: context.cwd, paths, mode });
  const opened = await gateFrom({ root, files: workTreeFiles(root) }, plan, context);
  const { config, baseline } = plan;
  refuseMisplaced(opened.gate, { root, folder: realpathSync(context.cwd), config, baseline: baseline.kind === 'auto' });
  return opened;
}

/** Opens the gate of the current place, for commands that need neither rules nor a baseline. @throws ScanError as `openGate` */
export function openGateHere(options: RawOptions, context: ProcessContext): Promise<OpenGate> {
  const plan = { ...gatePlanOf(options, context.env), baseline: { kind: 'none' } as const };
  return openGate(
    { ...plan, paths: [], mode: 'git', rules: [], onlyRules: [], skipRules: [], everyPack: false },
    context,
  );
}

function asksForHandling({ classes = [] }: Pick<PlacePlan, 'classes'>, { policy }: GateSettings): boolean {
  return classes.includes('handling') || needsHandling(policy);
}

/** Loads a gate from the given files of a root. @throws ScanError as `openGate` */
export async function gateFrom(
  { root, files }: { readonly root: string; readonly files: GateFiles },
  plan: Omit<PlacePlan, 'paths' | 'mode'>,
  context: ProcessContext,
): Promise<OpenGate> {
  const { config, orgConfig, baseline } = plan;
  const outer = orgConfig === undefined ? undefined : resolve(context.cwd, orgConfig);
  const placed =
    baseline.kind === 'path' ? { ...baseline, path: insideRoot(root, context.cwd, baseline.path) } : baseline;
  const gate = await loadGate({ files, env: context.env, now: context.now(), outer, config, baseline: placed });
  const texts: PackText[] = [];
  for (const { value: file, place } of gate.config?.rules ?? []) {
    const text = await files.read(file, { most: PACK_BYTES, failure: 'rule-invalid' });
    if (text === undefined) throw new ScanError('config-invalid', `${place}: there is no file ${file}`);
    texts.push({ file, text });
  }
  const packs = plan.rules.map((path) => resolve(context.cwd, path));
  const handling = asksForHandling(plan, gate);
  const choice = { packs, texts, only: plan.onlyRules, skip: plan.skipRules, handling };
  const program = await buildProgram(choice);
  const exclude = (gate.config?.exclude ?? []).map(({ value }) => value);
  const unknown = gate.config && plan.everyPack !== false ? await findUnknown(gate, { program, choice, outer }) : [];
  return { root, gate: { ...gate, notices: [...gate.notices, ...unknown] }, program, exclude, baseline: placed };
}

/** Notices for names in a gate that no rule has. @throws ScanError `config-invalid` */
async function findUnknown(
  gate: GateSettings,
  { program, choice, outer }: { program: Program; choice: RuleChoice; outer: string | undefined },
): Promise<Notice[]> {
  const names = gate.mentions.length > 0 || present(gate.config).allow.some(({ value }) => value.rules !== undefined);
  if (!names) return [];
  const { checkNames, knowsNames } = await import('./check-names.ts');
  if (knowsNames(gate, program.rules)) return [];
  // rules that are not selected, or of another class, still exist
  const { rules } = await buildProgram({ ...choice, only: [], skip: [], handling: true });
  return checkNames(gate, rules, outer);
}

/** Makes a path relative to the current folder relative to the root. @throws ScanError `path-outside` */
export function insideRoot(root: string, cwd: string, path: string): string {
  // the current folder may be reached through a link, while the root is resolved
  const absolute = resolve(realpathSync(cwd), path);
  if (isBelow(absolute, root)) return relative(root, absolute).split(sep).join('/');
  throw new ScanError('path-outside', `${path} is not below ${root}`, {
    hint: 'the baseline must be inside the repository',
  });
}
