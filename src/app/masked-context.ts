import { maskSecrets } from '../core/shown-text.ts';
import type { ProcessContext, Terminal } from './process-context.ts';

/** A terminal that masks whatever looks like a secret, because messages quote arguments and configurations. */
function masking({ write, columns }: Terminal): Terminal {
  return { columns, write: (text) => write(maskSecrets(text)) };
}

/** Commands whose output quotes text of people or other tools, besides what was scanned. */
const QUOTING = ['migrate', 'policy', 'config', 'init', 'hook', 'notify', 'report', 'doctor'];

/** The context of a command, with its own messages masked. Reports and exports are data without secrets. */
export function maskedContext(context: ProcessContext, command: string | undefined): ProcessContext {
  const { cwd, env, signal, now, out, err } = context;
  const quotes = command !== undefined && QUOTING.includes(command);
  return {
    cwd,
    env,
    signal,
    now,
    out: quotes ? masking(out) : out,
    err: masking(err),
    // opened on first use
    get stdin() {
      return context.stdin;
    },
  };
}
