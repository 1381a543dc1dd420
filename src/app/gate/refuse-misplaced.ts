import { lstatSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { BASELINE_PATH } from '../../baseline/baseline-file.ts';
import { CONFIG_NAME } from '../../config/file-name.ts';
import { ScanError } from '../../core/errors.ts';
import { isBelow } from '../../sources/files/root.ts';
import type { GateSettings } from './load-gate.ts';

/** Where a command was called, and its options for the gate. */
interface Called {
  readonly root: string;
  /** Current folder, real path. */
  readonly folder: string;
  /** Whether the repository's configuration, and its default baseline, are used. */
  readonly config: boolean;
  readonly baseline: boolean;
}

function foldersBetween({ root, folder }: Called): string[] {
  const folders: string[] = [];
  for (let at = folder; at !== root && isBelow(at, root); at = dirname(at)) folders.push(at);
  return folders;
}

/**
 * Rejects a configuration or a baseline in the caller's folder that is not the repository's, because the caller would believe it in effect.
 * @throws ScanError `config-invalid`, `baseline-invalid`
 */
export function refuseMisplaced(gate: GateSettings, called: Called): void {
  for (const folder of foldersBetween(called)) {
    const shown = relative(called.root, folder).split(sep).join('/');
    const isThere = (name: string): boolean => lstatSync(join(folder, name), { throwIfNoEntry: false }) !== undefined;
    const config = `${shown}/${CONFIG_NAME}`;
    if (called.config && isThere(CONFIG_NAME) && !gate.config?.files.includes(config))
      throw new ScanError(
        'config-invalid',
        `${config} is not in force: only the one at the top of the repository is read`,
        {
          hint: `list ${shown} under folders: in ${CONFIG_NAME} at the top`,
        },
      );
    if (called.baseline && gate.baseline === undefined && isThere(BASELINE_PATH))
      throw new ScanError(
        'baseline-invalid',
        `${shown}/${BASELINE_PATH} is not in force: the baseline belongs at the top of the repository`,
        {
          hint: `move it to ${BASELINE_PATH} at the top of the repository, or name it with --baseline`,
        },
      );
  }
}
