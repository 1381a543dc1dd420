import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../core/finding.ts';
import { escapeTerminal } from '../../report/escape.ts';

/** Larger files are shown without context. */
const MAX_CONTEXT_FILE = 8 << 20;
/** Lines shown before and after the secret's lines. */
const AROUND = 2;
/** Replaces a secret of any length. */
const MASK = '********';
/** Characters of a line kept on each side of a secret. */
const SIDE = 400;

/** A line near a secret, with all secrets masked, safe to print. */
export interface ContextLine {
  readonly number: number;
  readonly text: string;
  /** Whether it contains the secret. */
  readonly own: boolean;
}

const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

function readSmall(path: string): Buffer | undefined {
  try {
    const descriptor = openSync(path, OPEN_FLAGS);
    try {
      const found = fstatSync(descriptor);
      if (!found.isFile() || found.size > MAX_CONTEXT_FILE) return undefined;
      const bytes = Buffer.alloc(found.size);
      return bytes.subarray(0, readSync(descriptor, bytes, 0, found.size, 0));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // context only helps a person; if it is unavailable (gone, no permission), it is absent
    return undefined;
  }
}

/** Masks every secret in the bytes. */
function maskAll(bytes: Buffer, secrets: readonly Pick<Finding, 'start' | 'end'>[]): string {
  const sorted = [...secrets].sort((a, b) => a.start - b.start || b.end - a.end);
  let text = '';
  let at = 0;
  for (const { start, end } of sorted) {
    if (start >= at) text += bytes.toString('utf8', at, start) + MASK;
    // lines inside a secret are kept, so that line numbers stay correct
    text += '\n'.repeat(bytes.subarray(Math.max(at, start), end).filter((byte) => byte === 0x0a).length);
    at = Math.max(at, end);
  }
  return text + bytes.toString('utf8', at);
}

function clip(line: string): string {
  const mask = line.indexOf(MASK);
  if (mask < 0) return line.slice(0, SIDE);
  return line.slice(Math.max(0, mask - SIDE), mask + MASK.length + SIDE);
}

/**
 * Reads the lines around a finding in the work tree, with every secret of the file masked. Undefined if the file cannot be shown: it is gone, too
 * large, or not UTF-8 (where byte offsets differ from those of characters).
 * @param secrets all findings in the same file
 */
export function readAuditContext(
  root: string,
  finding: Pick<Finding, 'path' | 'line' | 'endLine' | 'start' | 'end'>,
  secrets: readonly Pick<Finding, 'start' | 'end'>[],
): readonly ContextLine[] | undefined {
  const bytes = readSmall(join(root, finding.path));
  if (bytes === undefined || !isUtf8(bytes) || finding.end > bytes.length) return undefined;
  const lines = maskAll(bytes, secrets).split('\n');
  const from = Math.max(1, finding.line - AROUND);
  const shown = lines.slice(from - 1, Math.min(finding.line, finding.endLine) + AROUND);
  return shown.map((line, i) => ({
    number: from + i,
    text: escapeTerminal(clip(line.replace(/\r$/, '')).replaceAll('\t', '  ')),
    own: from + i === finding.line,
  }));
}
