import { makeChecksum } from '../../src/engine/checksums/table.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A made-up GitHub token with a right checksum, the same for the same seed: no such text stands in any file. */
export function githubToken(seed = 1): string {
  let state = seed;
  let body = '';
  for (let i = 0; i < 30; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    body += LETTERS[(state >>> 16) % LETTERS.length]!;
  }
  const head = `gh${'p_'}${body}`;
  return head + makeChecksum('github', head)!;
}
