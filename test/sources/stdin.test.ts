import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { readStream } from '../../src/sources/stdin.ts';

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all).toString();
}

test('yields a whole stream', async () => {
  expect(await collect(readStream(Readable.from([Buffer.from('a'), Buffer.from('b')])))).toBe('ab');
});

test('reads nothing ahead while a chunk is being scanned', async () => {
  let read = 0;
  const stream = new Readable({
    highWaterMark: 1000,
    read() {
      read += 1000;
      this.push(Buffer.alloc(1000));
    },
  });
  for await (const chunk of readStream(stream)) {
    expect(chunk.length).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 20));
    break;
  }
  expect(read).toBeLessThan(10_000);
});

test('an abort ends a silent stream; a broken one is a failure', async () => {
  const abort = new AbortController();
  setTimeout(() => abort.abort(), 20);
  await expect(collect(readStream(new Readable({ read() {} }), abort.signal))).rejects.toMatchObject({
    code: 'aborted',
  });
  const broken = new Readable({ read() {} });
  setTimeout(() => broken.destroy(new Error('EIO')), 20);
  await expect(collect(readStream(broken))).rejects.toMatchObject({ code: 'unreadable' });
});
