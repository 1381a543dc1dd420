import { present } from '../../core/present.ts';
import { readFileSync } from 'node:fs';
import { brotliDecompressSync, constants } from 'node:zlib';
import { ScanError } from '../../core/errors.ts';
import type { RuleMetadata } from '../../core/rule-metadata.ts';
import { createByteSum } from '../../engine/byte-sum.ts';
import type { Program, RuleProgram } from '../../engine/program.ts';
import { findBuiltFile } from '../built-file.ts';
import { type PackedLiterals, type PackedProgram, unpackProgram } from './program-archive.ts';

/** Sums of the rules' files by name, as JSON, inserted into the bundle at build time. */
declare const LEAKGATE_SUMS: string | undefined;

/** The error for a file that is missing or not as built. */
export function damaged(file: string, how: string): ScanError {
  return new ScanError('installation-damaged', `this installation is damaged: dist/${file} ${how}`, {
    hint: 'install Leakgate again; `leakgate doctor` checks all of its files',
  });
}

function findProgram(): URL {
  const place = findBuiltFile('program.json');
  if (!place) throw damaged('program.json', 'is missing');
  return place;
}

/** Reads a file of the rules, checked against the build. */
type ReadBuilt = (name: string) => Buffer;

/** Sums are part of the bundle; run from the sources, there are none. The reader throws ScanError `installation-damaged`. */
function openBuilt(place: URL): ReadBuilt {
  const sums = typeof LEAKGATE_SUMS === 'undefined' ? undefined : (JSON.parse(LEAKGATE_SUMS) as Record<string, number>);
  const sumOf = sums && createByteSum();
  return (name) => {
    const bytes = readWhole(name, place);
    if (sumOf && sumOf(bytes) !== sums[name]) throw damaged(name, 'differs from the build');
    return bytes;
  };
}

function readWhole(name: string, place: URL): Buffer {
  try {
    return readFileSync(new URL(name, place));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw damaged(name, 'is missing');
    throw error;
  }
}

/** Reads compressed JSON next to the program, which a scan with the built-in rules does not need. */
function readSqueezed(name: string): unknown {
  return JSON.parse(brotliDecompressSync(openBuilt(findProgram())(name)).toString('utf8'));
}

/** The folder that contains `dist/`. */
export function packageRoot(): URL {
  return new URL('../', findProgram());
}

/** Loads the built-in rules, compiled and linked at build time. @throws ScanError `installation-damaged` */
export function loadProgram(): Program {
  const read = openBuilt(findProgram());
  const packed = JSON.parse(read('program.json').toString('latin1')) as PackedProgram;
  const { buffer, byteOffset, length } = read('program.bin');
  // the same bytes as a plain array: a copy would take as long as the sum
  return unpackProgram(packed, new Uint8Array(buffer, byteOffset, length));
}

/** Loads the built-in rules of every class, compiled and linked at build time. @throws ScanError `installation-damaged` */
export function loadEveryClass(): Program {
  const read = openBuilt(findProgram());
  const packed = JSON.parse(brotliDecompressSync(read('handling.json.br')).toString('latin1')) as PackedProgram;
  const { buffer, byteOffset, length } = brotliDecompressSync(read('handling.bin.br'));
  return unpackProgram(packed, new Uint8Array(buffer, byteOffset, length));
}

/** Loads the built-in rules of every class before linking, to add or remove rules. */
export function loadRuleProgram(): RuleProgram {
  const { rules, hash, parts } = loadEveryClass();
  const literals = readSqueezed('literals.json.br') as PackedLiterals;
  return { rules, literals, hash, parts };
}

/**
 * The file of rule metadata: four bytes with the length of the prefix that contains the first line, then Brotli of two lines of JSON, the metadata
 * and the texts of the packs. Most of the metadata is in the packs too; separate files would take a tenth more.
 */
const METADATA = 'rule-metadata.json.br';
const METADATA_HEAD = 4;

/** Builds that file from compressed lines; `enough` is the length of the prefix with the first line. */
export function packRuleMetadata(lines: Uint8Array, enough: number): Uint8Array {
  const bytes = Buffer.alloc(METADATA_HEAD + lines.length);
  bytes.writeUInt32LE(enough);
  bytes.set(lines, METADATA_HEAD);
  return bytes;
}

/** Decompresses the first line from a prefix of compressed lines; undefined if the prefix is too short. */
export function firstLine(part: Uint8Array): string | undefined {
  const bytes = brotliDecompressSync(part, { finishFlush: constants.BROTLI_OPERATION_FLUSH });
  const end = bytes.indexOf('\n');
  return end < 0 ? undefined : bytes.toString('utf8', 0, end);
}

function readRuleMetadata(): { lines: Buffer; enough: number } {
  const bytes = openBuilt(findProgram())(METADATA);
  return { lines: bytes.subarray(METADATA_HEAD), enough: bytes.readUInt32LE() };
}

/** Loads the metadata of the built-in rules. Separate from the program, so that a scan without findings does not read it. */
export function loadRuleMetadata(): RuleMetadata[] {
  const { lines, enough } = readRuleMetadata();
  return JSON.parse(present(firstLine(lines.subarray(0, enough)))) as RuleMetadata[];
}

/** A pack's text, with its name in errors. */
export interface PackText {
  readonly file: string;
  readonly text: string;
}

/** The file of a pack by its provider, which most packs follow. */
function fileOf(text: string): string {
  return `rules/${/^provider: (\S+)/m.exec(text)?.[1] ?? ''}.yml`;
}

/** Packs as stored: the text alone if it determines the file, which saves 4 KB of names. */
export function packTexts(packs: readonly PackText[]): (string | PackText)[] {
  return packs.map((pack) => (pack.file === fileOf(pack.text) ? pack.text : pack));
}

/** Loads the texts of the built-in packs, with their names in errors. */
export function loadPackTexts(): PackText[] {
  const [, line] = brotliDecompressSync(readRuleMetadata().lines).toString('utf8').split('\n');
  const packs = JSON.parse(present(line)) as ReturnType<typeof packTexts>;
  return packs.map((one) => (typeof one === 'string' ? { file: fileOf(one), text: one } : one));
}
