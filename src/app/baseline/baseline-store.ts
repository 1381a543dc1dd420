import { present } from '../../core/present.ts';
import {
  ATTRIBUTES,
  type Baseline,
  BASELINE_BYTES,
  type BaselineHeader,
  parseBaseline,
  printBaseline,
} from '../../baseline/baseline-file.ts';
import { ScanError } from '../../core/errors.ts';
import { baselineKey } from '../gate/baseline-key.ts';
import type { GateFiles } from '../gate/gate-files.ts';
import { workTreeFiles } from '../gate/gate-files.ts';
import { baselinePath, type LoadedBaseline } from '../gate/load-gate.ts';
import type { OpenGate } from '../gate/resolve-gate.ts';
import { writeGateFile } from '../gate/write-gate-file.ts';

const LIMIT = { most: BASELINE_BYTES, failure: 'baseline-invalid' } as const;

/** Path of a command's baseline, relative to the root. */
export function pathOfBaseline({ gate, baseline }: OpenGate): string {
  return gate.baseline?.file ?? present(baselinePath({ baseline }, gate.config)).path;
}

/** The baseline of a command. @throws ScanError `baseline-invalid` if there is none. */
export function existingBaseline(opened: OpenGate): LoadedBaseline {
  const { baseline } = opened.gate;
  if (baseline !== undefined) return baseline;
  throw new ScanError('baseline-invalid', `there is no baseline ${pathOfBaseline(opened)}`, {
    hint: '`leakgate baseline create` writes one',
  });
}

/** Reads a baseline other than the one in use, to compare or merge. */
export async function readBaseline(files: GateFiles, path: string): Promise<Baseline> {
  const text = await files.read(path, LIMIT);
  if (text === undefined) throw new ScanError('baseline-invalid', `there is no baseline ${path}`);
  return parseBaseline(text, path);
}

/** An empty baseline under a new key. */
export function emptyBaseline(header: BaselineHeader, file: string, env: NodeJS.ProcessEnv): LoadedBaseline {
  return { header, entries: [], file, key: baselineKey(header, file, env) };
}

/**
 * Writes a baseline, unless somebody else changed the file since it was read. Writes git attributes for merging next to a new one.
 * @throws ScanError `baseline-unwritable`
 */
export async function saveBaseline(
  root: string,
  before: LoadedBaseline | undefined,
  after: LoadedBaseline,
): Promise<void> {
  const files = workTreeFiles(root);
  const text = await files.read(after.file, LIMIT);
  const expected = before && printBaseline(before);
  const found = text === undefined ? undefined : printBaseline(parseBaseline(text, after.file));
  if (found !== expected)
    throw new ScanError('baseline-unwritable', `${after.file} was changed by another process in the meantime`, {
      hint: 'run the command again',
    });
  const next = printBaseline(after);
  if (text !== next) writeGateFile(root, after.file, next);
  await writeAttributes(root, files, after.file);
}

async function writeAttributes(root: string, files: GateFiles, file: string): Promise<void> {
  const slash = file.lastIndexOf('/');
  // next to a baseline of another name, or at the root, attributes are left to the repository
  if (file.slice(slash + 1) !== 'baseline.jsonl' || slash < 0) return;
  const path = `${file.slice(0, slash)}/.gitattributes`;
  const text = await files.read(path, LIMIT);
  if (text === undefined) writeGateFile(root, path, ATTRIBUTES);
}
