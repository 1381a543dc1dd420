import { readStream } from '../../sources/stdin.ts';
import type { ProcessContext } from '../process-context.ts';

/** Asks for confirmation once; only `y` and `yes` confirm. */
export async function isAgreed(context: ProcessContext, question: string): Promise<boolean> {
  context.err.write(`${question} Go on? [y/N] `);
  for await (const piece of readStream(context.stdin, context.signal))
    return /^\s*y(?:es)?\s*(?:\n|$)/i.test(Buffer.from(piece).toString('utf8'));
  return false;
}
