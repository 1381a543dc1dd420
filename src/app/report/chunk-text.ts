/** Characters per chunk. */
const CHUNK = 1 << 16;

/** Joins a text to larger chunks: a system call per finding would cost more than the report. */
export function* chunkText(pieces: Iterable<string>): Generator<string> {
  let held = '';
  for (const piece of pieces) {
    held += piece;
    if (held.length < CHUNK) continue;
    yield held;
    held = '';
  }
  if (held !== '') yield held;
}
