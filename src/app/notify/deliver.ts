import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, type Letter, post } from './post.ts';

/** Time limits of a delivery, in milliseconds, and its number of tries. */
export interface Patience {
  readonly tries: number;
  /** Of one try. */
  readonly each: number;
  /** Of all tries, including pauses. */
  readonly total: number;
  /** The first pause; each further one is twice as long. */
  readonly pause: number;
}

/** Limits for a notification in a CI run, whose verdict does not depend on it. */
export const PATIENCE: Patience = { tries: 4, each: 10_000, total: 30_000, pause: 500 };

/** Outcome of one try: done, not worth another try, or possibly better later; `after` in milliseconds, if the response says so. */
type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'later'; readonly why: string; readonly after: number | undefined };

/** A `retry-after` in milliseconds from now: seconds, or a date. Undefined if it is neither. */
function afterOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

function outcomeOf({ status, retryAfter }: Answer): Outcome {
  if (status >= 200 && status < 300) return { kind: 'done' };
  const why = `it answered ${status}`;
  if (status === 429 || status >= 500) return { kind: 'later', why, after: afterOf(retryAfter) };
  return { kind: 'refused', why: status >= 300 && status < 400 ? `${why}; redirects are not followed` : why };
}

async function tryOnce(letter: Letter, limit: number, signal: AbortSignal): Promise<Outcome> {
  const slow = AbortSignal.timeout(limit);
  try {
    return outcomeOf(await post(letter, AbortSignal.any([slow, signal])));
  } catch (error) {
    if (signal.aborted) return { kind: 'refused', why: 'the run was aborted' };
    if (slow.aborted) return { kind: 'later', why: 'it did not answer in time', after: undefined };
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { kind: 'later', why: `it could not be reached (${code})`, after: undefined };
  }
}

/** Delivers, with retries if they may help. Returns undefined, or why it was not delivered. */
export async function deliver(letter: Letter, patience: Patience, signal: AbortSignal): Promise<string | undefined> {
  const end = Date.now() + patience.total;
  for (let tried = 1; ; tried++) {
    const left = end - Date.now();
    const outcome = await tryOnce(letter, Math.max(1, Math.min(patience.each, left)), signal);
    if (outcome.kind === 'done') return undefined;
    if (outcome.kind === 'refused') return outcome.why;
    const pause = outcome.after ?? patience.pause * 2 ** (tried - 1);
    if (tried >= patience.tries) return `${outcome.why}, ${tried} times`;
    if (Date.now() + pause >= end) return `${outcome.why}, and asks for a longer delay than a run waits`;
    // the next try notices the end of the run
    await wait(pause, undefined, { signal }).catch(() => undefined);
  }
}
