import { ScanError } from '../core/errors.ts';
import { collapse, type Entry, parseEntry, printEntry } from './entry.ts';

export const BASELINE_PATH = '.leakgate/baseline.jsonl';
/** Largest baseline that is read, in bytes: some 300,000 entries. */
export const BASELINE_BYTES = 64 << 20;
/** Written next to the baseline, so that a merge keeps the lines of both sides and line ends are the same everywhere. */
export const ATTRIBUTES = 'baseline.jsonl text eol=lf merge=union\n';

const VERSION = 1;
const SALT = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Most broken lines named in an error. */
const MAX_NAMED_LINES = 5;

/** How guessable values are stretched before they are fingerprinted. */
export interface Stretching {
  readonly name: 'scrypt';
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** The content of the first line. */
export interface BaselineHeader {
  /**
   * 32 hexadecimal digits grouped like a UUID, so that nobody takes them for a secret: the key of the fingerprints, or the salt for a key from the
   * environment.
   */
  readonly salt: string;
  readonly kdf: Stretching;
  /** With a key from the environment: its variable, and a check that it is the right key. */
  readonly keyed?: { readonly variable: string; readonly check: string };
}

/** A baseline: entries unique and sorted by fingerprint. */
export interface Baseline {
  readonly header: BaselineHeader;
  readonly entries: readonly Entry[];
}

function printHeader({ salt, kdf, keyed }: BaselineHeader): string {
  const { name, N, r, p } = kdf;
  const key = keyed && { variable: keyed.variable, check: keyed.check };
  return JSON.stringify({ 'leakgate-baseline': VERSION, salt, kdf: { name, N, r, p }, ...(key && { keyed: key }) });
}

/** Prints a baseline as its file. Equal baselines give equal bytes. */
export function printBaseline({ header, entries }: Baseline): string {
  return `${[printHeader(header), ...collapse(entries).map(printEntry)].join('\n')}\n`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // what is not JSON is not a header; the caller, who knows the line, says so
    return undefined;
  }
}

function fail(file: string, message: string, hint?: string): never {
  throw new ScanError('baseline-invalid', `${file}: ${message}`, hint === undefined ? {} : { hint });
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function parseStretching(value: unknown): Stretching | undefined {
  if (!isRecord(value) || value['name'] !== 'scrypt') return undefined;
  const { N, r, p } = value;
  return isWhole(N) && isWhole(r) && isWhole(p) ? { name: 'scrypt', N, r, p } : undefined;
}

function parseKeyed(value: unknown): BaselineHeader['keyed'] | undefined {
  if (!isRecord(value)) return undefined;
  const { variable, check } = value;
  if (typeof variable !== 'string' || !/^[A-Z][A-Z0-9_]*$/.test(variable)) return undefined;
  return typeof check === 'string' && /^[a-z2-7]{26}$/.test(check) ? { variable, check } : undefined;
}

/** Parses a record as a header; undefined if a field is missing, broken or unknown. */
function headerOf(value: Readonly<Record<string, unknown>>): BaselineHeader | undefined {
  const { 'leakgate-baseline': version, salt, kdf, keyed, ...rest } = value;
  const stretching = parseStretching(kdf);
  if (version !== VERSION || stretching === undefined || Object.keys(rest).length > 0) return undefined;
  if (typeof salt !== 'string' || !SALT.test(salt)) return undefined;
  if (keyed === undefined) return { salt, kdf: stretching };
  const key = parseKeyed(keyed);
  return key && { salt, kdf: stretching, keyed: key };
}

/** Parses a line as a header; undefined if it is not one. @throws ScanError if it is one that cannot be read. */
function parseHeader(line: string, place: string): BaselineHeader | undefined {
  const value = parseJson(line);
  if (!isRecord(value) || !Object.hasOwn(value, 'leakgate-baseline')) return undefined;
  const version = value['leakgate-baseline'];
  if (typeof version === 'number' && version > VERSION)
    fail(place, `written by a newer Leakgate (format ${version}, this one knows ${VERSION})`, 'update Leakgate');
  const header = headerOf(value);
  if (header === undefined)
    fail(place, 'the header line is broken', 'restore it from an earlier commit; without it no entry can be matched');
  return header;
}

function refuseConflict(lines: readonly string[], file: string): void {
  const at = lines.findIndex((line) => /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/.test(line));
  if (at < 0) return;
  fail(
    `${file}:${at + 1}`,
    'a merge left conflict markers',
    'delete the marker lines and keep all others: duplicates collapse',
  );
}

/** Lines that are entries, and what is wrong with the others. */
interface Lines {
  readonly headers: { readonly header: BaselineHeader; readonly line: number }[];
  readonly entries: Entry[];
  readonly broken: string[];
}

function sortLines(lines: readonly string[], file: string): Lines {
  const sorted: Lines = { headers: [], entries: [], broken: [] };
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const header = parseHeader(line, `${file}:${index + 1}`);
    if (header !== undefined) sorted.headers.push({ header, line: index + 1 });
    else {
      const entry = parseEntry(line);
      if (typeof entry === 'string') sorted.broken.push(`${file}:${index + 1}: ${entry}`);
      else sorted.entries.push(entry);
    }
  }
  return sorted;
}

/**
 * Parses a baseline, as a whole or not at all. Line ends may be CRLF. After the header, lines may come in any order and repeatedly, as a union merge
 * leaves them.
 * @throws ScanError `baseline-invalid` that names the broken lines, conflict markers, a newer version, or two headers that differ.
 */
export function parseBaseline(text: string, file: string): Baseline {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  refuseConflict(lines, file);
  const { headers, entries, broken } = sortLines(lines, file);
  const [first] = headers;
  if (broken.length > 0) {
    const more = broken.length > MAX_NAMED_LINES ? `; and ${broken.length - MAX_NAMED_LINES} more` : '';
    throw new ScanError(
      'baseline-invalid',
      `broken lines in the baseline: ${broken.slice(0, MAX_NAMED_LINES).join('; ')}${more}`,
      {
        hint: 'restore these lines from an earlier commit, or delete them to see their findings again',
      },
    );
  }
  if (first === undefined) fail(`${file}:1`, 'the header line is missing', 'restore it from an earlier commit');
  const other = headers.find(({ header }) => printHeader(header) !== printHeader(first.header));
  if (other !== undefined) {
    fail(
      `${file}:${other.line}`,
      'a second header with another key: two baselines were created separately and then merged',
      TWO_HEADERS,
    );
  }
  return { header: first.header, entries: collapse(entries) };
}

const TWO_HEADERS =
  'keep one side (git checkout --ours or --theirs) and run `leakgate baseline update`: fingerprints made with two keys cannot be compared';
