import { latin1 } from '../../../core/latin1.ts';
import type { ObjectReader } from '../../unpack/object-reader.ts';
import type { MemoryView } from '../memory-view.ts';
import type { OidIndex } from '../../pack/oid-index.ts';
import { RECORD_WORDS, secondsWords, type TreeDiffTables, type RecordWriter } from '../tree-diffs.ts';

const LF = 0x0a;
const NO_DIGIT = 16;
/** Merges of more are left to git: it makes none of more than 66. */
const MOST_PARENTS = 1024;

/** Bytes in which the lines end that tell who made a commit; longer ones are left to git. */
const MOST_LINES = 1024;

/** What a reader works with. */
export interface CommitReading {
  readonly memory: MemoryView;
  readonly ids: OidIndex;
  readonly tables: TreeDiffTables;
  readonly writer: RecordWriter;
}

/** Values of hexadecimal digits as git writes them, by their bytes. */
function digitValues(): Uint8Array {
  const values = new Uint8Array(256).fill(NO_DIGIT);
  for (let value = 0; value < NO_DIGIT; value++) values[value.toString(16).charCodeAt(0)] = value;
  return values;
}

/**
 * When the commit was made whose lines begin with these, in seconds since 1970, where they are as git writes them: one `>` alone, a space, digits, a space. -1 where
 * they are not: versions of git read these in different ways.
 */
function secondsIn(lines: string): number {
  const found = /^author [^\n]*\ncommitter [^\n>]*> ([0-9]{1,15}) [-+][0-9]+\n/.exec(lines);
  return found ? Number(found[1]) : -1;
}

/** Reads commits: which tree, which parents, and when. */
export class CommitReader {
  readonly #how: CommitReading;
  readonly #id: DataView;
  readonly #words: number[] = [];
  readonly #digits = digitValues();

  constructor(how: CommitReading) {
    this.#how = how;
    this.#id = new DataView(new ArrayBuffer(how.ids.oidBytes));
  }

  /** Records the commit that `contents` has opened last, as `node`, if it is plain and a pack has its tree. */
  read({ chain }: ObjectReader, node: number): void {
    const { memory, tables, writer } = this.#how;
    memory.renew();
    const words = this.#parse(memory.bytes, chain.start, chain.start + chain.size);
    if (!words) return;
    const records = Math.ceil(words.length / RECORD_WORDS);
    const start = writer.begin(records);
    if (start < 0) return;
    for (let i = 0; i < records * RECORD_WORDS; i += RECORD_WORDS)
      writer.add(words[i]!, words[i + 1] ?? 0, words[i + 2] ?? 0);
    tables.counts[node] = words.length;
    tables.starts[node] = start;
  }

  /** What is recorded of a commit that begins with `tree <id>LF`, then `parent <id>LF` for each, then who made it, and when. */
  #parse(bytes: Buffer, start: number, end: number): readonly number[] | undefined {
    const words = this.#words;
    words.length = 0;
    let name = 'tree ';
    let at = start;
    for (; latin1(bytes, at, Math.min(end, at + name.length)) === name; name = 'parent ') {
      const next = at + name.length + this.#how.ids.oidBytes * 2;
      if (next >= end || bytes[next] !== LF || words.length > MOST_PARENTS) return undefined;
      words.push(this.#numberOf(bytes, at + name.length));
      if (at === start) words.push(0, 0);
      at = next + 1;
    }
    if (words.length === 0 || words[0] === 0) return undefined;
    [words[1], words[2]] = secondsWords(secondsIn(latin1(bytes, at, Math.min(end, at + MOST_LINES))));
    return words;
  }

  /** The number of the id that is written at `at`; 0 if no pack has it, or it is none. */
  #numberOf(bytes: Buffer, at: number): number {
    const { ids } = this.#how;
    const digits = this.#digits;
    for (let i = 0; i < ids.oidBytes; i++) {
      const high = digits[bytes[at + i * 2]!]!;
      const low = digits[bytes[at + i * 2 + 1]!]!;
      if (high === NO_DIGIT || low === NO_DIGIT) return 0;
      this.#id.setUint8(i, high * 16 + low);
    }
    return ids.find(this.#id, 0);
  }
}
