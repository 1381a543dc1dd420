import { type Severity } from '../core/finding.js';
import { type ChecksumName } from '../engine/checksums/table.js';
import type { Prior } from '../engine/program.js';
/** Kinds of secrets, as rules and reports name them. */
declare const KINDS: readonly ['api-key', 'token', 'password', 'private-key', 'webhook', 'connection-string', 'client-secret', 'certificate', 'other'];
type SecretKind = (typeof KINDS)[number];
/** A text that must match, with exactly that secret; both are templates. */
export interface ExampleSpec {
    readonly text: string;
    readonly secret: string;
}
/** The secret is only known by the name it is assigned to. */
interface AssignSpec {
    readonly names: readonly string[];
    readonly value: string;
    readonly near?: number;
    readonly loose?: boolean;
}
/** One rule as its author wrote it, checked for structure but not compiled. */
export interface RuleSpec {
    readonly id: string;
    readonly name: string;
    readonly kind: SecretKind;
    readonly severity: Severity;
    readonly family?: string;
    readonly grants: string;
    readonly revoke: {
        readonly url: string;
        readonly text: string;
    };
    readonly references?: readonly string[];
    readonly pattern?: string;
    readonly assign?: AssignSpec;
    readonly literals?: readonly string[];
    readonly confidence?: Prior;
    readonly checksum?: ChecksumName;
    readonly entropy?: number;
    readonly boundary?: 'word' | 'none';
    readonly boundaryBytes?: string;
    readonly pairsWith?: {
        readonly rule: string;
        readonly within: number;
    };
    readonly examples: readonly ExampleSpec[];
    readonly nearMisses: readonly string[];
}
/** A path into a pack's document: `['rules', 2, 'pattern']`. */
export type DocumentPath = readonly (string | number)[];
/** A pack of rules and where in its file everything stands. */
export interface RulePack {
    readonly file: string;
    readonly provider: string;
    readonly name: string;
    readonly rules: readonly RuleSpec[];
    /** `file:line:column` of what stands at `path`, and of a character of it where it is a one-line text. */
    readonly placeOf: (path: DocumentPath, offset?: number) => string;
}
/** The part of JSON Schema (draft 2020-12) that rule packs need, and `check-shape.ts` knows. */
export interface ShapeSchema {
    readonly type: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
    readonly description?: string;
    readonly properties?: {
        readonly [key: string]: ShapeSchema;
    };
    readonly required?: readonly string[];
    readonly additionalProperties?: false;
    readonly items?: ShapeSchema;
    readonly minItems?: number;
    readonly enum?: readonly string[];
    readonly pattern?: string;
    readonly minLength?: number;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly oneOf?: readonly {
        readonly required: readonly string[];
    }[];
}
/** JSON Schema of a rule pack; what editors complete from, and what `parsePack` checks. */
export declare const PACK_SCHEMA: {
    readonly type: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
    readonly description?: string;
    readonly properties?: {
        readonly [key: string]: ShapeSchema;
    };
    readonly required?: readonly string[];
    readonly additionalProperties?: false;
    readonly items?: ShapeSchema;
    readonly minItems?: number;
    readonly enum?: readonly string[];
    readonly pattern?: string;
    readonly minLength?: number;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly oneOf?: readonly {
        readonly required: readonly string[];
    }[];
    readonly $schema: 'https://json-schema.org/draft/2020-12/schema';
    readonly title: 'Leakgate rule pack';
};
export {};
