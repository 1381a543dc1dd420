import { type RulePack } from './schema.js';
/**
 * Reads a rule pack.
 * @param file the name that errors and places give
 * @throws ScanError `rule-invalid` with file, line and column at the first fault
 */
export declare function parsePack(text: string, file: string): RulePack;
