import { makeChecksum } from '../../src/engine/checksums/table.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** All tokens made up by this process: none may appear in Leakgate's output. */
const made = new Set<string>();

/** The start of the first made-up token in a text; undefined if there is none. */
export function leakIn(text: string): string | undefined {
  for (const token of made)
    if (text.includes(token) || text.includes(token.slice(8, -8))) return `${token.slice(0, 6)}...`;
  return undefined;
}

/** A made-up GitHub token with a valid checksum, the same for the same seed. No file contains it. */
export function githubToken(seed = 1): string {
  let state = seed;
  let body = '';
  for (let i = 0; i < 30; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    body += LETTERS[(state >>> 16) % LETTERS.length]!;
  }
  const head = `gh${'p_'}${body}`;
  const token = head + makeChecksum('github', head)!;
  made.add(token);
  return token;
}
