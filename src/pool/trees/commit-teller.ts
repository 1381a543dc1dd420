import type { PackTable } from '../../core/pack-table.ts';
import type { Unpacker } from '../pack/unpacker.ts';
import type { PackContents } from '../pack/pack-contents.ts';
import { CommitReader } from './commit-reader.ts';
import { MemoryView } from './memory-view.ts';
import { ObjectIds } from './object-ids.ts';

/** Words before those that are recorded of a commit: its entry, and how many come. */
export const TOLD_HEAD = 2;

/** Reads the commits that are unpacked for something else anyway. */
export class CommitTeller {
  readonly #reader: CommitReader;
  #words: number[] = [];

  constructor(packs: readonly PackTable[], unpacker: Unpacker) {
    this.#reader = new CommitReader(new MemoryView(unpacker), new ObjectIds(packs));
  }

  /** Takes down the commit that `contents` has opened last, if it is plain. */
  tell({ chain }: PackContents, entry: number): void {
    const words = this.#reader.read(chain);
    if (words) this.#words.push(entry, words.length, ...words);
  }

  /** What was taken down since this was last called: `TOLD_HEAD` words for each commit, and what is recorded of it. */
  take(): Int32Array<ArrayBuffer> {
    const words = Int32Array.from(this.#words);
    this.#words = [];
    return words;
  }
}
