import fc from 'fast-check';

/** A blob with a delta base: its bytes, and the ranges they share. */
export interface Edited {
  readonly bytes: Uint8Array;
  /** Rows of three: offset here, offset in the base, number of equal bytes. */
  readonly copies: Int32Array;
}

/** A step of an edit: bytes of the base, or new ones. */
export type Step = { readonly from: number; readonly to: number } | { readonly insert: Uint8Array };

/** Joins the steps; adjacent copies become one. */
export function follow(base: Uint8Array, steps: readonly Step[]): Edited {
  const parts = steps.map((step) => ('insert' in step ? step.insert : base.subarray(step.from, step.to)));
  const rows: number[] = [];
  let at = 0;
  steps.forEach((step, i) => {
    const { length } = parts[i]!;
    if ('from' in step && length > 0) {
      const last = rows.length - 3;
      const goesOn =
        last >= 0 && rows[last]! + rows[last + 2]! === at && rows[last + 1]! + rows[last + 2]! === step.from;
      if (goesOn) rows[last + 2]! += length;
      else rows.push(at, step.from, length);
    }
    at += length;
  });
  return { bytes: Uint8Array.from(Buffer.concat(parts)), copies: Int32Array.from(rows) };
}

/** An edit of a blob of any length: cuts as fractions of it, and what happens between them. */
export interface Edit {
  readonly cuts: readonly number[];
  readonly parts: readonly ('keep' | 'drop' | 'twice' | 'move')[];
  readonly inserts: readonly string[];
}

/** Edits that insert texts from `pieces`. Most keep most of a blob. */
export function edits(pieces: fc.Arbitrary<string>): fc.Arbitrary<Edit> {
  const part = fc.oneof(
    { weight: 12, arbitrary: fc.constant('keep' as const) },
    fc.constantFrom('drop' as const, 'twice' as const, 'move' as const),
  );
  const insert = fc.oneof({ weight: 2, arbitrary: fc.constant('') }, pieces, fc.string({ maxLength: 3 }));
  const share = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.001, 0.01, 0.99, 0.999, 1));
  return fc.array(fc.record({ share, part, insert }), { minLength: 1, maxLength: 5 }).map((list) => ({
    cuts: list.map((one) => one.share).sort((a, b) => a - b),
    parts: list.map((one) => one.part),
    inserts: list.map((one) => one.insert),
  }));
}

/** An offset in a blob; usually the start or end of a long word, where secrets are. */
function cutAt(base: Uint8Array, share: number): number {
  const at = Math.floor(share * base.length);
  if (at % 4 === 0) return at;
  const near = Buffer.from(base.subarray(at, at + 400)).toString('latin1');
  const word = /[\w+/-]{12,}/.exec(near);
  if (!word) return at;
  return at + word.index + (at % 2 === 0 ? word[0].length : 0);
}

/** Applies an edit. */
export function edit(base: Uint8Array, { cuts, parts, inserts }: Edit): Edited {
  const steps: Step[] = [];
  const moved: Step[] = [];
  let from = 0;
  cuts.forEach((share, i) => {
    const to = Math.max(from, cutAt(base, share));
    const piece = { from, to };
    from = to;
    if (parts[i] === 'move') moved.push(piece);
    if (parts[i] === 'keep' || parts[i] === 'twice') steps.push(piece);
    if (parts[i] === 'twice') steps.push(piece);
    steps.push({ insert: Buffer.from(inserts[i]!) });
  });
  return follow(base, [...steps, { from, to: base.length }, ...moved]);
}
