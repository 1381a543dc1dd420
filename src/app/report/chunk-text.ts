/** Characters gathered before they are handed on. */
const PIECE = 1 << 16;

/** The same text in fewer pieces: a system call for each finding would cost more than the report. */
export function* chunkText(pieces: Iterable<string>): Generator<string> {
  let held = '';
  for (const piece of pieces) {
    held += piece;
    if (held.length < PIECE) continue;
    yield held;
    held = '';
  }
  if (held !== '') yield held;
}
