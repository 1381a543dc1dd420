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

/** The runner: its inputs, workflow commands and files. */
export interface Runner {
  readonly event: CiEvent;
  readonly input: InputReader;
  readonly note: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly error: (text: string) => void;
  /** Writes text that must not be interpreted as commands, in a group of its own. */
  readonly quote: (title: string, pieces: Iterable<string>) => void;
  readonly annotate: (annotation: Annotation) => void;
  readonly output: (name: ActionOutputName, value: string | number) => void;
  /** Adds to the job summary. */
  readonly summarise: (text: string) => Promise<void>;
}

const WRITERS = { error, notice, warning } satisfies Record<Annotation['level'], unknown>;

/** Logs a sentence of ours, which may contain a path or a value from outside. */
function say(level: Annotation['level'], text: string): void {
  WRITERS[level](escapeTerminal(maskSecrets(text)));
}

/**
 * Whether the runner names a file for this; creates it if necessary. Without one, @actions/core prints outputs, which runners no longer read, and
 * throws for summaries.
 */
function hasFile(path: string | undefined): boolean {
  if (!path) return false;
  appendFileSync(path, '');
  return true;
}

/** Opens the runner of a context. Warns if the payload cannot be read, and treats it as no particular event. */
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
      // @actions/core has no function for this
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
