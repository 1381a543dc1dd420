/** The end of a truncated text. */
const CUT = '\n\nThe rest is cut off here; the other reports have all of it.\n';

/** Joins chunks to a text of at most `most` bytes of UTF-8. Cuts between chunks, and says so. */
export function boundedText(pieces: Iterable<string>, most: number): string {
  const encoder = new TextEncoder();
  const room = most - CUT.length;
  let text = '';
  let bytes = 0;
  let cut = false;
  for (const piece of pieces) {
    bytes += encoder.encode(piece).length;
    cut = bytes > room;
    if (cut) break;
    text += piece;
  }
  return cut ? text + CUT : text;
}
