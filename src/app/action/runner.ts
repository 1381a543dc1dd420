import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { endGroup, error, getInput, notice, setOutput, startGroup, summary, warning } from '@actions/core';
import type { ActionOutputName, InputReader } from '../../config/action-inputs.ts';
import { maskSecrets } from '../../core/shown-text.ts';
import { escapeTerminal } from '../../report/escape.ts';
import type { Annotation } from '../../report/formats/github-annotations.ts';
import type { ProcessContext } from '../process-context.ts';
import type { CiEvent } from './github-event.ts';
import { loadEvent } from './load-event.ts';

/** Most bytes of a step's summary: the runner refuses a larger one. */
export const SUMMARY_BYTES = 1 << 20;

/** The runner, by inputs, workflow commands and the files that it reads. */
export interface Runner {
  readonly event: CiEvent;
  readonly input: InputReader;
  readonly note: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly error: (text: string) => void;
  /** Writes text that must not be read as commands, in a group of its own. */
  readonly quote: (title: string, pieces: Iterable<string>) => void;
  readonly annotate: (annotation: Annotation) => void;
  readonly output: (name: ActionOutputName, value: string | number) => void;
  /** Adds to the job summary. */
  readonly summarise: (text: string) => Promise<void>;
}

const WRITERS = { error, notice, warning } satisfies Record<Annotation['level'], unknown>;

/** Says a sentence of ours, which may hold a path or a value from outside. */
function say(level: Annotation['level'], text: string): void {
  WRITERS[level](escapeTerminal(maskSecrets(text)));
}

/**
 * Tells if the runner names a file for this, and makes it if it is not there. Without one, @actions/core prints outputs, as runners no longer read them, and
 * throws over summaries.
 */
function hasFile(path: string | undefined): boolean {
  if (!path) return false;
  appendFileSync(path, '');
  return true;
}

/** The runner that a host is. A payload that cannot be read is said, and counts as no particular event. */
export function openRunner(context: ProcessContext): Runner {
  const { env, out } = context;
  const event = loadEvent(context);
  if (!event) say('warning', 'The event that started this workflow could not be read, so it is unknown what to judge.');
  return {
    event: event ?? { kind: 'other', name: env['GITHUB_EVENT_NAME'] ?? '', defaultBranch: '' },
    input: getInput,
    note: (text) => say('notice', text),
    warn: (text) => say('warning', text),
    error: (text) => say('error', text),
    quote(title, pieces) {
      const token = `leakgate-${randomUUID()}`;
      startGroup(escapeTerminal(title));
      // @actions/core has no word for this
      out.write(`::stop-commands::${token}\n`);
      for (const piece of pieces) out.write(piece);
      out.write(`\n::${token}::\n`);
      endGroup();
    },
    annotate: ({ level, title, message, place }) => WRITERS[level](message, { title, ...place }),
    output(name, value) {
      if (hasFile(env['GITHUB_OUTPUT'])) setOutput(name, value);
    },
    async summarise(text) {
      if (hasFile(env['GITHUB_STEP_SUMMARY'])) await summary.addRaw(text).write();
    },
  };
}
