import { ScanError } from '../core/errors.ts';
import { faultOfGlob, faultOfPath } from '../core/glob.ts';
import { findFault, type ShapeFault } from './check-shape.ts';
import { type DocumentPath, parsePlaced, type PlacedDocument } from '../yaml/placed-document.ts';
import { PACK_SCHEMA, type RulePack, type RuleSpec } from './schema.ts';

/**
 * Parses a rule pack.
 * @param file the name in errors and places
 * @throws ScanError `rule-invalid` with file, line and column of the first fault
 */
export function parsePack(text: string, file: string): RulePack {
  const document = parsePlaced(text, { file, failure: 'rule-invalid' });
  const fault = findFault(document.value, PACK_SCHEMA);
  if (fault) rejectShape(document, fault);
  const { provider, name, rules } = document.value as { provider: string; name: string; rules: RuleSpec[] };
  rules.forEach((rule, i) => checkRule(document, provider, { rule, path: ['rules', i] }));
  return { file, provider, name, rules, placeOf: (path, offset) => document.placeOf(path, { offset: offset ?? 0 }) };
}

function rejectShape({ placeOf }: PlacedDocument, { path, message, hint, isKey }: ShapeFault): never {
  throw ruleError(placeOf(path, { ofKey: isKey === true }), message, hint);
}

function ruleError(place: string, message: string, hint?: string): ScanError {
  return new ScanError('rule-invalid', `${place}: ${message}`, hint === undefined ? {} : { hint });
}

function reject({ placeOf }: PlacedDocument, path: DocumentPath, message: string, hint?: string): never {
  throw ruleError(placeOf(path), message, hint);
}

/** A handling rule finds a name: it has no form to check, and does less damage than the credential itself. */
function checkHandling(source: PlacedDocument, { rule, path }: { rule: RuleSpec; path: DocumentPath }): void {
  if (rule.severity !== 'medium' && rule.severity !== 'low')
    reject(source, [...path, 'severity'], 'a handling rule is of severity medium or low');
  const key = (['assign', 'checksum', 'entropy', 'confidence', 'pairsWith'] as const).find(
    (one) => rule[one] !== undefined,
  );
  if (key !== undefined) reject(source, [...path, key], `${key} does not apply to a handling rule`);
}

/** Checks what the schema cannot express. */
function checkRule(
  source: PlacedDocument,
  provider: string,
  { rule, path }: { rule: RuleSpec; path: DocumentPath },
): void {
  if (rule.id !== provider && !rule.id.startsWith(`${provider}-`)) {
    reject(source, [...path, 'id'], `the id '${rule.id}' does not start with the provider`, `write ${provider}-...`);
  }
  if (rule.pattern !== undefined && rule.assign) {
    reject(source, [...path, 'assign'], 'a rule has either a pattern or an assign, not both');
  }
  if (rule.pattern === undefined && !rule.assign) reject(source, path, 'a rule needs a pattern or an assign');
  if (rule.class === 'handling') checkHandling(source, { rule, path });
  if (rule.assign && rule.literals) {
    reject(source, [...path, 'literals'], 'literals belong to a pattern', 'the names of an assign are its literals');
  }
  checkFiles(source, { rule, path });
}

function checkFiles(source: PlacedDocument, { rule, path }: { rule: RuleSpec; path: DocumentPath }): void {
  if (rule.whole && !(rule.files && rule.pattern !== undefined)) {
    const hint = 'a value that is all of a file is known by the name of the file alone';
    reject(source, [...path, 'whole'], 'a rule for whole files needs files and a pattern', hint);
  }
  rule.files?.forEach((glob, i) => {
    const fault = faultOfGlob(glob) ?? faultOfPath(glob);
    if (fault !== undefined) reject(source, [...path, 'files', i], `'${glob}' matches no file: ${fault}`);
  });
}
