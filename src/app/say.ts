import { maskSecrets } from '../core/shown-text.ts';
import type { ProcessContext, Terminal } from './process-context.ts';

/** A terminal whose text shows nothing that looks like a secret: what people write into arguments and configurations is quoted to them there. */
function masking({ write, columns }: Terminal): Terminal {
  return { columns, write: (text) => write(maskSecrets(text)) };
}

/** Commands whose output quotes what people or other tools wrote, beside what was scanned. */
const QUOTING = ['migrate', 'policy', 'config', 'init', 'hook', 'notify', 'report', 'doctor'];

/** The context of a command, with its own messages masked. Reports and exports are data, and hold no secret in the first place. */
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
    // opened by whoever reads it
    get stdin() {
      return context.stdin;
    },
  };
}
