import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DELTA_STACK_BYTES, DeltaStack } from '../../../src/git/unpack/delta-stack.ts';
import { READ_PADDING } from '../../../src/git/unpack/pack-kernel.ts';

const LOW = 4096;

/** What is kept, told by a plain list beside the chain. */
interface Kept {
  readonly entry: number;
  readonly start: number;
  readonly size: number;
}

const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('push'), value: fc.integer({ min: 0, max: 1 << 20 }) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('drop'), value: fc.constant(0) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut'), value: fc.nat({ max: 6 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('last'), value: fc.nat({ max: 1 }) }) },
  ),
  { maxLength: 200 },
);

interface Step {
  readonly kind: string;
  readonly value: number;
  readonly entry: number;
}

function push(chain: DeltaStack, kept: Kept[], { value, entry }: Step): void {
  const start = chain.place(value);
  if (start < 0) return;
  const end = start + value + READ_PADDING;
  for (const one of kept)
    if (start < one.start + one.size + READ_PADDING && one.start < end) throw new Error('overlap');
  if (start < LOW || end > LOW + DELTA_STACK_BYTES) throw new Error('outside');
  chain.push(entry, start, value);
  kept.push({ entry, start, size: value });
}

function apply(chain: DeltaStack, kept: Kept[], step: Step): void {
  const { kind, value } = step;
  if (kind === 'push') push(chain, kept, step);
  if (kind === 'drop' && kept.length > 1) {
    chain.dropBase();
    kept.splice(-2, 1);
  }
  if (kind === 'cut' && value <= kept.length) {
    chain.cut(value);
    kept.length = value;
  }
  if (kind === 'last' && kept.length > 0) {
    chain.dropLast(value ? kept.at(-1)!.entry : -1);
    if (value) kept.pop();
  }
}

test('contents that are kept never overlap, stay within their room, and are found again', () => {
  fc.assert(
    fc.property(steps, (list) => {
      const chain = new DeltaStack(LOW);
      const kept: Kept[] = [];
      for (const [entry, step] of list.entries()) {
        apply(chain, kept, { ...step, entry });
        expect(chain.depth).toBe(kept.length);
        const last = kept.at(-1);
        expect(last ? [chain.start, chain.size] : []).toEqual(last ? [last.start, last.size] : []);
        expect(kept.map((one) => chain.depthOf(one.entry))).toEqual(kept.map((_, i) => i + 1));
        expect(chain.end).toBeGreaterThanOrEqual(Math.max(LOW, ...kept.map(({ start, size }) => start + size)));
      }
      expect(chain.depthOf(-7)).toBe(0);
    }),
    { numRuns: 500 },
  );
});

test('a long chain whose bases are let go of takes the room of a few', () => {
  const chain = new DeltaStack(LOW);
  let highest = 0;
  for (let entry = 0; entry < 5000; entry++) {
    const size = 100_000 + ((entry * 7919) % 3000) + entry;
    chain.push(entry, chain.place(size), size);
    if (chain.depth > 1) chain.dropBase();
    highest = Math.max(highest, chain.end);
  }
  expect(highest).toBeLessThan(500_000);
});

test('a content for which there is no room has no place', () => {
  const chain = new DeltaStack(LOW);
  const size = 40 << 20;
  for (let entry = 0; entry < 2; entry++) chain.push(entry, chain.place(size), size);
  expect(chain.place(size)).toBe(-1);
  chain.dropBase();
  expect(chain.place(size)).toBe(LOW);
});
