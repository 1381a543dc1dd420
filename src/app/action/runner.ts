import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import type { ActionOutputName } from '../../config/action-inputs.ts';
import { maskSecrets } from '../../core/shown-text.ts';
import { commandText, escapeTerminal } from '../../report/escape.ts';
import type { Host } from '../host.ts';
import type { CiEvent } from './github-event.ts';
import { loadEvent } from './load-event.ts';

/** What a step's summary may hold, in bytes; above, the runner refuses it. */
export const SUMMARY_BYTES = 1 << 20;

/** The runner, spoken to by workflow commands and files. */
export interface Runner {
  readonly event: CiEvent;
  readonly note: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly error: (text: string) => void;
  /** Writes text that must not be read as commands, in a group of its own. */
  readonly quote: (title: string, pieces: Iterable<string>) => void;
  /** Workflow commands as they are. */
  readonly commands: (pieces: Iterable<string>) => void;
  readonly output: (name: ActionOutputName, value: string | number) => void;
  /** Adds to the job summary. */
  readonly summary: (text: string) => void;
}

/** One entry of a file command: the value between two lines that it cannot hold, since they are random. */
function fileEntry(name: string, value: string): string {
  const end = `leakgate-${randomUUID()}`;
  return `${name}<<${end}\n${value}\n${end}\n`;
}

/** The runner that a host is. A payload that cannot be read is said, and counts as no particular event. */
export function openRunner(host: Host): Runner {
  const { env, out } = host;
  const say =
    (command: string) =>
    (text: string): void =>
      out.write(`::${command}::${commandText(escapeTerminal(maskSecrets(text)))}\n`);
  const event = loadEvent(host);
  if (!event) say('warning')('The event that started this workflow could not be read, so it is unknown what to judge.');
  return {
    event: event ?? { kind: 'other', name: env['GITHUB_EVENT_NAME'] ?? '', defaultBranch: '' },
    note: say('notice'),
    warn: say('warning'),
    error: say('error'),
    quote(title, pieces) {
      const token = `leakgate-${randomUUID()}`;
      out.write(`::group::${commandText(escapeTerminal(title))}\n::stop-commands::${token}\n`);
      for (const piece of pieces) out.write(piece);
      out.write(`\n::${token}::\n::endgroup::\n`);
    },
    commands(pieces) {
      for (const piece of pieces) out.write(piece);
    },
    output(name, value) {
      const path = env['GITHUB_OUTPUT'];
      if (path) appendFileSync(path, fileEntry(name, String(value)));
    },
    summary(text) {
      const path = env['GITHUB_STEP_SUMMARY'];
      if (path) appendFileSync(path, text);
    },
  };
}
