import type { DocumentPath } from '../yaml/placed-document.ts';
import { FINDING_CLASSES, type FindingClass, SEVERITIES, type Severity } from '../core/finding.ts';
import type { ChecksumName } from '../engine/checksums/checksum-names.ts';
import { CHECKSUMS } from '../engine/checksums/table.ts';
import type { Prior } from '../engine/program.ts';

/** Kinds of secrets in rules and reports. */
const KINDS = [
  'api-key',
  'token',
  'password',
  'private-key',
  'webhook',
  'connection-string',
  'client-secret',
  'certificate',
  'other',
] as const;
type SecretKind = (typeof KINDS)[number];

/** A text that must match, with exactly that secret; both are templates. */
export interface ExampleSpec {
  readonly text: string;
  readonly secret: string;
}

/** A secret known only by the name that it is assigned to. */
interface AssignSpec {
  readonly names: readonly string[];
  readonly value: string;
  readonly near?: number;
  readonly loose?: boolean;
}

/** A rule as written, checked for structure but not compiled. */
export interface RuleSpec {
  readonly id: string;
  readonly name: string;
  readonly kind: SecretKind;
  readonly class?: FindingClass;
  readonly severity: Severity;
  readonly family?: string;
  readonly grants: string;
  readonly revoke: { readonly url: string; readonly text: string };
  readonly references?: readonly string[];
  readonly pattern?: string;
  readonly assign?: AssignSpec;
  readonly literals?: readonly string[];
  readonly confidence?: Prior;
  readonly checksum?: ChecksumName;
  readonly entropy?: number;
  readonly boundary?: 'word' | 'none';
  readonly boundaryBytes?: string;
  readonly pairsWith?: { readonly rule: string; readonly within: number };
  readonly files?: readonly string[];
  readonly whole?: true;
  readonly examples: readonly ExampleSpec[];
  readonly nearMisses: readonly string[];
}

/** A rule pack, with the places of everything in its file. */
export interface RulePack {
  readonly file: string;
  readonly provider: string;
  readonly name: string;
  readonly rules: readonly RuleSpec[];
  /** `file:line:column` of the node at `path`, or of a character in a single-line text. */
  readonly placeOf: (path: DocumentPath, offset?: number) => string;
}

/** The part of JSON Schema (draft 2020-12) that rule packs need and `check-shape.ts` supports. */
export interface ShapeSchema {
  readonly type: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  readonly description?: string;
  readonly properties?: { readonly [key: string]: ShapeSchema };
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
  readonly items?: ShapeSchema;
  readonly minItems?: number;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly oneOf?: readonly { readonly required: readonly string[] }[];
}

const TEXT: ShapeSchema = { type: 'string', minLength: 1 };

function record(required: { [key: string]: ShapeSchema }, optional: { [key: string]: ShapeSchema } = {}): ShapeSchema {
  return {
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

function listOf(items: ShapeSchema, minItems = 0): ShapeSchema {
  return { type: 'array', items, minItems };
}

const ASSIGN = record(
  {
    names: listOf(
      {
        type: 'string',
        pattern: '^[ -~]{3,32}$',
        description: 'Literals of three or more bytes, matched in any case.',
      },
      1,
    ),
    value: TEXT,
  },
  {
    near: {
      type: 'integer',
      minimum: 0,
      maximum: 60,
      description: 'Name characters that may follow the name (default: 40).',
    },
    loose: { type: 'boolean', description: 'Allow any text of at most `near` bytes between name and value.' },
  },
);

const EXAMPLE = record({ text: TEXT, secret: TEXT });

const RULE: ShapeSchema = {
  ...record(
    {
      id: {
        type: 'string',
        pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$',
        description: 'Unique across all packs; starts with the provider.',
      },
      name: TEXT,
      kind: { type: 'string', enum: KINDS },
      severity: { type: 'string', enum: SEVERITIES, description: 'Damage if the secret is live.' },
      grants: { ...TEXT, description: 'What a holder of the secret can do.' },
      revoke: record({ url: { type: 'string', pattern: '^https?://[^\\s]+$' }, text: TEXT }),
      examples: { ...listOf(EXAMPLE, 1), description: 'Texts that must match, with exactly this secret.' },
      nearMisses: { ...listOf(TEXT, 2), description: 'Texts that must not match this rule.' },
    },
    {
      class: {
        type: 'string',
        enum: FINDING_CLASSES,
        description:
          'credential (default): finds values. handling: finds the names of variables that code logs or passes on; matched only if asked for.',
      },
      family: {
        type: 'string',
        pattern: '^[a-z0-9-]+$',
        description: 'Rules of one family find the same kind of secret (default: the id).',
      },
      references: listOf({ type: 'string', pattern: '^https?://[^\\s]+$' }),
      pattern: TEXT,
      assign: ASSIGN,
      literals: listOf({ type: 'string', pattern: '^[\\x00-\\x7f]{3,32}$' }, 1),
      confidence: {
        type: 'string',
        enum: ['high', 'medium', 'low', 'faint'],
        description: 'Prior probability of a match without other evidence.',
      },
      checksum: { type: 'string', enum: Object.keys(CHECKSUMS) },
      entropy: {
        type: 'number',
        minimum: 0,
        maximum: 8,
        description: 'Minimum Shannon entropy of the secret, in bits per character.',
      },
      boundary: { type: 'string', enum: ['word', 'none'] },
      boundaryBytes: {
        type: 'string',
        pattern: '^[ -~]{1,32}$',
        description: 'Other bytes that must not be next to the secret.',
      },
      pairsWith: record({ rule: TEXT, within: { type: 'integer', minimum: 1, maximum: 8192 } }),
      files: {
        ...listOf(TEXT, 1),
        description:
          'Globs of the only files that the rule applies to; one without a slash matches names in any folder.',
      },
      whole: {
        type: 'boolean',
        description: 'The pattern matches the whole of a file named in `files`, so that it needs no literal.',
      },
    },
  ),
  oneOf: [{ required: ['pattern'] }, { required: ['assign'] }],
};

const PACK = record({
  provider: {
    type: 'string',
    pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$',
    description: 'Same for every rule of the pack.',
  },
  name: TEXT,
  rules: listOf(RULE, 1),
});

/** JSON Schema of a rule pack: editors use it for completion, `parsePack` for validation. */
export const PACK_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Leakgate rule pack',
  ...PACK,
} as const satisfies ShapeSchema & { readonly $schema: string; readonly title: string };
