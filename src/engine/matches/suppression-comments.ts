import type { SuppressionComment } from '../../core/finding.ts';
import { latin1 } from '../../core/latin1.ts';

/** Bytes on either side of a secret that are searched for comments: minified lines are long, and a line may be the whole file. */
export const COMMENT_REACH = 8192;
const NEWLINE = 0x0a;
/** Longest comment to report, in bytes. */
const SPAN_BYTES = 200;
/** Our comments and those of other scanners; whether one counts is decided elsewhere. */
const WORDS =
  /leakgate:allow|gitleaks:allow|trufflehog:ignore|secretlint-disable(?:-next-line|-line)?|pragma: ?(?:allow|white)list[ -](?:nextline[ -])?secret/g;
/** What may precede a suppression comment on its own line: the start of a comment in any language, or a JSON comment key. */
const COMMENT_START = /^(?:[^A-Za-z0-9_$]{0,8}|@?rem|dnl|"(?:\/\/|_?comment)"\s*:\s*")$/i;

/** A comment, with its place in the blob as it is scanned. */
export interface FoundComment extends SuppressionComment {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the comments for the secret at [start, end): on its own lines, and alone on the line above, within COMMENT_REACH. [low, high) bounds the held
 * bytes. A comment never contains bytes of this secret. Called for confirmed matches only, because it may read 16 KiB.
 */
export function findComments(
  bytes: Uint8Array,
  span: { readonly start: number; readonly end: number },
  blob: { readonly low: number; readonly high: number },
): readonly FoundComment[] {
  const from = Math.max(blob.low, span.start - COMMENT_REACH);
  const before = bytes.subarray(from, span.start);
  const newline = before.lastIndexOf(NEWLINE);
  const lineStart = newline + 1;
  const aboveStart = newline > 0 ? before.lastIndexOf(NEWLINE, newline - 1) + 1 : 0;
  // if the window begins inside the line above, the comment may not be alone on that line
  const aboveKnown = newline > 0 && (aboveStart > 0 || from === blob.low);
  const after = bytes.subarray(span.end, Math.min(blob.high, span.end + COMMENT_REACH));
  const lineEnd = after.indexOf(NEWLINE);
  const end = span.end + (lineEnd < 0 ? after.length : lineEnd);
  const at = (start: number, stop: number, line: number): FoundComment[] =>
    commentsIn(bytes, { text: latin1(bytes, start, stop), at: start, line });
  return [
    ...(aboveKnown ? at(from + aboveStart, from + newline, -1) : []),
    ...at(from + lineStart, span.start, 0),
    ...at(span.end, end, linesIn(bytes, span)),
  ];
}

/** Moves comments by an offset: from addresses of a buffer to offsets. */
export function moveComments(comments: readonly FoundComment[], by: number): FoundComment[] {
  return comments.map((comment) => ({ ...comment, start: comment.start + by, end: comment.end + by }));
}

/** Cuts comments where a secret begins in them, so that a reason does not reveal one. `starts`: sorted offsets of the first bytes of all secrets. */
export function cutComments(comments: readonly FoundComment[], starts: readonly number[]): FoundComment[] {
  return comments.map((comment) => {
    const { text, start, end } = comment;
    const cut = firstFrom(starts, start);
    if (cut === undefined || cut >= end) return comment;
    const bytes = new TextEncoder().encode(text).subarray(0, cut - start);
    return {
      ...comment,
      end: cut,
      text: new TextDecoder()
        .decode(bytes)
        .replace(/\ufffd+$/, '')
        .trimEnd(),
    };
  });
}

/** The smallest of sorted numbers that is at least `least`. */
function firstFrom(sorted: readonly number[], least: number): number | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return sorted[low];
}

function linesIn(bytes: Uint8Array, { start, end }: { start: number; end: number }): number {
  let lines = 0;
  for (let i = start; i < end; i++) if (bytes[i] === 0x0a) lines++;
  return lines;
}

/** Suppression comments in a line's text (Latin-1, so that characters are bytes), which begins at `at`. */
function commentsIn(bytes: Uint8Array, { text, at, line }: { text: string; at: number; line: number }): FoundComment[] {
  if (text.search(WORDS) < 0) return [];
  const found = [...text.matchAll(WORDS)];
  return found
    .filter(({ index }) => line >= 0 || COMMENT_START.test(text.slice(0, index).trim()))
    .map(({ index }, i) => {
      const next = found[i + 1]?.index ?? text.length;
      const start = at + index;
      const end = start + Math.min(SPAN_BYTES, next - index);
      return { line, text: decode(bytes, start, end), start, end };
    });
}

function decode(bytes: Uint8Array, start: number, end: number): string {
  return new TextDecoder()
    .decode(bytes.subarray(start, end))
    .replace(/\ufffd+$/, '')
    .trimEnd();
}
