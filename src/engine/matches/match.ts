import type { Facts, Span } from '../../core/finding.ts';
import type { DecoderName } from '../decode/decoders.ts';
import type { Secret } from '../../core/secret.ts';
import type { FoundComment } from './suppression-comments.ts';

/** Evidence that the checks can find for a match; `confidence/weights.ts` weighs it. The order is the wire format: append only. */
export const EVIDENCE = [
  'checksum-valid',
  'structure-valid',
  'entropy-high',
  'entropy-low',
  'secret-name',
  'placeholder',
  'template-reference',
  'example-value',
  'repetitive',
  'sequential',
  'dictionary-words',
  'content-hash',
  'uuid',
  'identifier-like',
  'mixed-classes',
  'companion-nearby',
  'encrypted',
  'public-material',
  'minified',
  'data-uri',
  'lock-file-hash',
  'path-or-url',
  'test-path',
  'documentation-path',
  'comment',
  'public-name',
  'unassigned',
  'quoted',
  'weak-operator',
  'account-nearby',
  'code-like',
  'example-host',
  'bare-word',
  'code-path',
  'plain-value',
  'names-itself',
  'local-host',
  'translation-path',
  'inside-word',
  'cut-off',
  'published-test',
  'expired',
  'structure-broken',
  'unsigned',
  'public-role',
] as const;
export type EvidenceId = (typeof EVIDENCE)[number];

/** A candidate confirmed by a rule's pattern and checks. The span is that of the secret. */
export interface Match extends Span {
  /** Index into `Program.rules`. */
  readonly rule: number;
  readonly secret: Secret;
  readonly evidence: readonly EvidenceId[];
  /** Facts from inside the secret; absent if nothing was read. */
  readonly facts?: Facts;
  /** Decoders that the secret was read through, outermost first; absent if it is in the blob itself. */
  readonly decoded?: readonly DecoderName[];
  /** Its place in the decoded text, if its place in the blob does not distinguish it from others in the same compressed text. */
  readonly inside?: { readonly view: number; readonly start: number; readonly end: number };
  /** Suppression comments near it; absent if there are none. */
  readonly comments?: readonly FoundComment[];
}
