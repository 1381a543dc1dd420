import { present } from '../../core/present.ts';
import { checkSecret } from '../../engine/checksums/table.ts';
import { isBounded, opensName } from '../../engine/evidence/context.ts';
import { latin1 } from '../../core/latin1.ts';
import type { ProgramRule } from '../../engine/program.ts';
import { shannonEntropy } from '../../engine/evidence/value.ts';

/** A secret found by a rule: its value as Latin-1, and its byte offset. */
export interface DirectMatch {
  readonly rule: string;
  readonly secret: string;
  readonly start: number;
}

/** Matches one rule without the engine: its pattern over the whole text, then boundary, entropy and checksum. */
export function matchDirect(rule: ProgramRule, text: string): DirectMatch[] {
  const bytes = new TextEncoder().encode(text);
  const subject = latin1(bytes, 0, bytes.length);
  const pattern = new RegExp(rule.source, `${rule.flags}dg`);
  const found: DirectMatch[] = [];
  const [first, last] = [subject.length - subject.trimStart().length, subject.trimEnd().length];
  for (let match = pattern.exec(subject); match; match = pattern.exec(subject)) {
    const [start, end] = match.indices?.groups?.['secret'] ?? present(match.indices?.[0]);
    const secret = subject.slice(start, end);
    const fits = !rule.whole || (match.index === first && pattern.lastIndex === last);
    const isApart = standsApart(rule, bytes, { start, end, from: match.index });
    if (start < end && fits && isApart && passesChecks(rule, secret)) {
      found.push({ rule: rule.id, secret, start });
    } else {
      pattern.lastIndex = match.index + 1;
    }
  }
  return found;
}

function standsApart(
  rule: ProgramRule,
  bytes: Uint8Array,
  span: { readonly start: number; readonly end: number; readonly from: number },
): boolean {
  if (rule.class === 'handling' && !opensName(bytes, span.from)) return false;
  if (rule.boundary === 'word' && !isBounded(bytes, span.start, span.end)) return false;
  const refused = rule.boundaryBytes ?? '';
  return [bytes[span.start - 1], bytes[span.end]].every(
    (byte) => byte === undefined || !refused.includes(String.fromCharCode(byte)),
  );
}

function passesChecks(rule: ProgramRule, secret: string): boolean {
  if (rule.minEntropy !== undefined && shannonEntropy(secret) < rule.minEntropy) return false;
  return rule.checksum === undefined || checkSecret(rule.checksum, secret) !== 'invalid';
}
