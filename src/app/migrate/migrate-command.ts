import { BASELINE_PATH } from '../../baseline/baseline-file.ts';
import { addFindings } from '../../baseline/change.ts';
import { collapse, type Entry } from '../../baseline/entry.ts';
import { CONFIG_BYTES, CONFIG_NAME } from '../../config/file-name.ts';
import { parseConfig } from '../../config/config-file.ts';
import type { RawOptions } from '../../config/options.ts';
import { gatePlanOf } from '../../config/cli-plan.ts';
import { EXIT, ScanError } from '../../core/errors.ts';
import { nearest } from '../../core/nearest.ts';
import { findRoot } from '../../sources/files/root.ts';
import { openRepository } from '../../git/repository.ts';
import { findWorkTree } from '../../git/plumbing/work-tree.ts';
import { newHeader } from '../gate/baseline-key.ts';
import { emptyBaseline, pathOfBaseline, saveBaseline } from '../baseline/baseline-store.ts';
import { isAgreed } from '../prompt/confirm-prompt.ts';
import { type GateFiles, workTreeFiles } from '../gate/gate-files.ts';
import type { ProcessContext } from '../process-context.ts';
import { keyOf, type LoadedBaseline } from '../gate/load-gate.ts';
import { gateFrom, type OpenGate } from '../gate/resolve-gate.ts';
import { requestFor, scanEverything } from '../scan/scan-everything.ts';
import { writeGateFile } from '../gate/write-gate-file.ts';
import { adoptRules } from './adopt-rules.ts';
import { compareWithTool } from './side-by-side/compare.ts';
import { configText, extendConfig, type OwnConfig, writtenPaths } from './config-text.ts';
import { type Draft, TOOLS, type ToolName } from './draft.ts';
import { readDraft } from './read-draft.ts';
import { resolvePlaces } from './resolve-places.ts';
import { askTool } from './side-by-side/run-tool.ts';
import { sortOutcomes, comparisonText, outcomesText } from './migration-text.ts';

/** No preset's gate looks at findings below this confidence. */
const MIN_CONFIDENCE = 0.5;

/** Result of a migration, before anything is written. */
interface Migration {
  readonly tool: ToolName;
  readonly draft: Draft;
  /** The tool's files. */
  readonly sources: readonly string[];
  /** Files to write, by path; unchanged ones are omitted. */
  readonly texts: ReadonlyMap<string, string>;
  readonly before: LoadedBaseline | undefined;
  readonly baseline: LoadedBaseline | undefined;
  readonly opened: OpenGate;
}

function toolOf(name: string | undefined): ToolName {
  const known = TOOLS.find((tool) => tool === name);
  if (known !== undefined) return known;
  const near = name === undefined ? undefined : nearest(name, TOOLS);
  throw new ScanError('unknown-command', `leakgate migrate needs one of ${TOOLS.join(', ')}`, {
    hint: near ? `did you mean ${near}?` : 'see leakgate migrate --help',
  });
}

/** Files overlaid with some texts. */
function overlay(files: GateFiles, texts: ReadonlyMap<string, string>): GateFiles {
  return {
    ...files,
    read: (path, limit) => (texts.has(path) ? Promise.resolve(texts.get(path)) : files.read(path, limit)),
  };
}

async function readOwn(files: GateFiles): Promise<OwnConfig | undefined> {
  const text = await files.read(CONFIG_NAME, { most: CONFIG_BYTES, failure: 'config-invalid' });
  if (text === undefined) return undefined;
  const config = parseConfig(text, CONFIG_NAME);
  const extended = config.raw.extends ?? [];
  const place = config.placeOf(['extends', extended.length - 1]);
  return { text, extended, line: Number(/:(\d+):\d+$/.exec(place)?.[1] ?? 1) };
}

/** The texts of a draft's configuration and pack. */
async function writeTexts(files: GateFiles, draft: Draft, tool: ToolName) {
  const adopted = await adoptRules(draft.rules, tool);
  const config = configText(draft, tool, adopted);
  const texts = new Map<string, string>();
  const paths = writtenPaths(tool);
  if (adopted.text !== undefined) texts.set(paths.pack, adopted.text);
  if (config !== undefined) {
    texts.set(paths.config, config);
    texts.set(CONFIG_NAME, extendConfig(await readOwn(files), paths.config));
  }
  return { texts, ids: adopted.ids };
}

/** Adds new entries and keeps existing ones unchanged. */
function joinEntries(before: readonly Entry[], added: readonly Entry[]): Entry[] {
  const known = new Set(before.map(({ fingerprint }) => fingerprint));
  return collapse([...addFindings(before, []), ...added.filter(({ fingerprint }) => !known.has(fingerprint))]);
}

async function planMigration(tool: ToolName, operands: readonly string[], context: ProcessContext): Promise<Migration> {
  const { root } = await findRoot({ cwd: context.cwd, paths: [], mode: 'git' });
  const { draft, files: sources } = await readDraft({ root, cwd: context.cwd, tool, operands });
  const files = workTreeFiles(root);
  const { texts, ids } = await writeTexts(files, draft, tool);
  const plan = { ...gatePlanOf({}, context.env), rules: [], onlyRules: [], skipRules: [] };
  const opened = await gateFrom({ root, files: overlay(files, texts) }, plan, context);
  const before = opened.gate.baseline;
  const path = pathOfBaseline(opened);
  const empty = before ?? emptyBaseline(newHeader(false, context.env), path, context.env);
  const gate = { ...opened.gate, baseline: empty };
  const request = { ...requestFor({ ...opened, gate }, { paths: [], context }), key: keyOf(gate) };
  const repository =
    findWorkTree(root) === undefined
      ? undefined
      : await openRepository(root, { env: context.env, signal: context.signal });
  const found = await resolvePlaces(draft, { root, request, repository, signal: context.signal, ids });
  const entries = joinEntries(empty.entries, found);
  const baseline = entries.length === empty.entries.length ? before : { ...empty, entries };
  return { tool, draft, sources, texts: await withoutSame(files, texts), before, baseline, opened };
}

async function withoutSame(files: GateFiles, texts: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string>> {
  const changed = new Map<string, string>();
  for (const [path, text] of texts) {
    const there = await files.read(path, { most: CONFIG_BYTES << 2, failure: 'config-invalid' });
    if (there !== text) changed.set(path, text);
  }
  return changed;
}

/** Describes what would be written: numbers of new entries, and replaced files. */
async function describeWrites({ texts, before, baseline, opened }: Migration): Promise<string[]> {
  const files = workTreeFiles(opened.root);
  const words: string[] = [];
  for (const path of texts.keys()) {
    const there = await files.read(path, { most: CONFIG_BYTES << 2, failure: 'config-invalid' });
    words.push(there === undefined ? path : path === CONFIG_NAME ? `${path} (one line added)` : `${path} (replaced)`);
  }
  if (baseline !== before) words.push(`${baseline?.file ?? BASELINE_PATH} (${addedTo(before, baseline)} added)`);
  return words;
}

function addedTo(before: LoadedBaseline | undefined, after: LoadedBaseline | undefined): string {
  const count = (after?.entries.length ?? 0) - (before?.entries.length ?? 0);
  return count === 1 ? '1 entry' : `${count} entries`;
}

async function write(
  { tool, sources, texts, before, baseline, opened }: Migration,
  context: ProcessContext,
): Promise<void> {
  for (const [path, text] of texts) {
    writeGateFile(opened.root, path, text);
    context.out.write(`Written: ${path}\n`);
  }
  if (baseline !== undefined && baseline !== before) {
    await saveBaseline(opened.root, before, baseline);
    context.out.write(`Written: ${baseline.file}, ${addedTo(before, baseline)} added\n`);
  }
  context.out.write(`Review the result, and remove the old files: ${sources.join(', ')}\n`);
  for (const report of sources.filter((path) => tool === 'gitleaks' && path.endsWith('.json')))
    context.out.write(`${report} may hold plain secrets: remove it from the repository in any case.\n`);
}

function show({ texts, before, baseline }: Migration, context: ProcessContext): void {
  for (const [path, text] of texts) context.out.write(`\n--- ${path}\n${text}`);
  if (baseline !== before)
    context.out.write(`\n--- ${baseline?.file ?? BASELINE_PATH}\n${addedTo(before, baseline)} added\n`);
  context.out.write('Nothing was written.\n');
}

async function compare({ tool, sources, opened, baseline }: Migration, context: ProcessContext): Promise<void> {
  const theirs = await askTool({ tool, root: opened.root, files: sources, context });
  if (typeof theirs === 'string') {
    context.out.write(`\nNo side-by-side: ${theirs}.\n`);
    return;
  }
  const gate = { ...opened.gate, baseline };
  const { decided } = await scanEverything({ ...opened, gate }, { paths: [], context, minConfidence: MIN_CONFIDENCE });
  context.out.write(comparisonText(tool, compareWithTool(decided.findings, theirs)));
}

/** `leakgate migrate`: migrates another tool's configuration after one confirmation, and lists what cannot be migrated. Returns the exit code. */
export async function migrateCommand(
  { yes, dryRun, noCompare }: RawOptions,
  [name, ...operands]: readonly string[],
  context: ProcessContext,
): Promise<number> {
  const migration = await planMigration(toolOf(name), operands, context);
  const writes = await describeWrites(migration);
  context.out.write(
    `From ${migration.sources.join(', ')}\n\n${outcomesText(sortOutcomes(migration.draft.outcomes, migration.sources))}`,
  );
  if (dryRun) show(migration, context);
  else if (writes.length === 0) context.out.write('There is nothing to write.\n');
  else if (yes || (await isAgreed(context, `leakgate migrate writes ${writes.join(', ')}.`)))
    await write(migration, context);
  else {
    context.out.write('Nothing was written.\n');
    return EXIT.usage;
  }
  if (!noCompare) await compare(migration, context);
  return EXIT.pass;
}
