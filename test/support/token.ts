import { makeChecksum } from '../../src/engine/checksums/table.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Every token that this process made up: none may ever stand in what Leakgate says. */
const made = new Set<string>();

/** The first made-up token that a text holds, by its first characters; undefined where it holds none. */
export function leakIn(text: string): string | undefined {
  for (const token of made)
    if (text.includes(token) || text.includes(token.slice(8, -8))) return `${token.slice(0, 6)}...`;
  return undefined;
}

/** A made-up GitHub token with a right checksum, the same for the same seed: no such text stands in any file. */
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
