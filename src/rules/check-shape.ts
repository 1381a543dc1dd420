import { itemAt } from '../core/present.ts';
import type { DocumentPath } from '../yaml/placed-document.ts';
import type { ShapeSchema } from './schema.ts';

/** A fault of a document, with its path. */
export interface ShapeFault {
  readonly path: DocumentPath;
  readonly message: string;
  readonly hint?: string;
  /** Whether the fault is the last key of the path, not the value below it. */
  readonly isKey?: boolean;
}

type Place = { readonly schema: ShapeSchema; readonly path: DocumentPath };

/** Finds the first fault of `value` by `schema`, in the order of the document. */
export function findFault(value: unknown, schema: ShapeSchema, path: DocumentPath = []): ShapeFault | undefined {
  const place = { schema, path };
  switch (schema.type) {
    case 'object':
      return isRecord(value) ? objectFault(value, place) : wrongType(place);
    case 'array':
      return Array.isArray(value) ? arrayFault(value, place) : wrongType(place);
    default:
      return scalarFault(value, place);
  }
}

function scalarFault(value: unknown, place: Place): ShapeFault | undefined {
  const wanted = place.schema.type === 'integer' ? 'number' : place.schema.type;
  if (typeof value !== wanted) return wrongType(place);
  if (typeof value === 'string') return textFault(value, place);
  return typeof value === 'number' ? numberFault(value, place) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldName(path: DocumentPath): string {
  const last = path.at(-1);
  return last === undefined ? 'the file' : typeof last === 'number' ? `entry ${last + 1}` : `'${last}'`;
}

function wrongType({ schema, path }: Place): ShapeFault {
  const names = {
    object: 'a mapping',
    array: 'a list',
    string: 'a text',
    number: 'a number',
    integer: 'a whole number',
    boolean: 'true or false',
  };
  return { path, message: `${fieldName(path)} must be ${names[schema.type]}` };
}

function objectFault(value: Record<string, unknown>, { schema, path }: Place): ShapeFault | undefined {
  const properties = new Map(Object.entries(schema.properties ?? {}));
  for (const [key, member] of Object.entries(value)) {
    const inner = properties.get(key);
    if (!inner) return unknownKey(key, [...properties.keys()], path);
    const fault = findFault(member, inner, [...path, key]);
    if (fault) return fault;
  }
  const missing = schema.required?.find((key) => !Object.hasOwn(value, key));
  return missing === undefined ? undefined : { path, message: `${fieldName(path)} is missing '${missing}'` };
}

function unknownKey(key: string, known: readonly string[], path: DocumentPath): ShapeFault {
  const near = nearestWord(key, known);
  const hint = near === undefined ? `known: ${known.join(', ')}` : `did you mean '${near}'?`;
  return { path: [...path, key], message: `unknown key '${key}'`, hint, isKey: true };
}

function arrayFault(value: readonly unknown[], { schema, path }: Place): ShapeFault | undefined {
  const { items, minItems = 0 } = schema;
  if (value.length < minItems) {
    return {
      path,
      message: `${fieldName(path)} must have at least ${minItems} ${minItems === 1 ? 'entry' : 'entries'}`,
    };
  }
  if (!items) return undefined;
  for (const [i, item] of value.entries()) {
    const fault = findFault(item, items, [...path, i]);
    if (fault) return fault;
  }
  return undefined;
}

function textFault(value: string, { schema, path }: Place): ShapeFault | undefined {
  if (schema.enum && !schema.enum.includes(value)) {
    const near = nearestWord(value, schema.enum);
    const hint = `${near === undefined ? '' : `did you mean '${near}'? `}known: ${schema.enum.join(', ')}`;
    return { path, message: `${fieldName(path)} cannot be '${value}'`, hint };
  }
  if (value.length < (schema.minLength ?? 0)) return { path, message: `${fieldName(path)} is empty` };
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value)) {
    return {
      path,
      message: `${fieldName(path)} does not match ${schema.pattern}`,
      ...(schema.description ? { hint: schema.description } : {}),
    };
  }
  return undefined;
}

function numberFault(value: number, { schema, path }: Place): ShapeFault | undefined {
  const { minimum = -Infinity, maximum = Infinity } = schema;
  if (schema.type === 'integer' && !Number.isInteger(value)) return wrongType({ schema, path });
  if (value >= minimum && value <= maximum) return undefined;
  return { path, message: `${fieldName(path)} must be from ${minimum} to ${maximum}` };
}

/** The known word that was probably meant: at most a third of its letters differ. */
function nearestWord(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const one of known) {
    const distance = editDistance(word.toLowerCase(), one.toLowerCase());
    if (distance < least) [best, least] = [one, distance];
  }
  return best;
}

/** Letters to insert, delete or replace (Levenshtein 1965). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = itemAt(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, itemAt(row, j) + 1, itemAt(next, j - 1) + 1));
    }
    row = next;
  }
  return itemAt(row, b.length);
}
