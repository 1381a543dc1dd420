import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectEncoding, Utf16Reader } from '../../src/engine/encoding.ts';

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

test('detects UTF-16 by its mark, or by its zero bytes', () => {
  expect(detectEncoding(Buffer.from([0xff, 0xfe, 0x41, 0]))).toBe('utf-16le');
  expect(detectEncoding(Buffer.from([0xfe, 0xff, 0, 0x41]))).toBe('utf-16be');
  expect(detectEncoding(Buffer.from('password = secret', 'utf16le'))).toBe('utf-16le');
  expect(detectEncoding(utf16be('password = secret'))).toBe('utf-16be');
});

test('other zero bytes mean binary, none mean text, whatever the code page', () => {
  expect(detectEncoding(Buffer.from('\x7fELF\0\0\0\x01\0abc\0def'))).toBe('binary');
  expect(detectEncoding(Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]))).toBe('binary');
  expect(detectEncoding(Buffer.from([0xe9, 0x20, 0x41]))).toBe('text');
  expect(detectEncoding(Buffer.alloc(0))).toBe('text');
});

test('transcodes UTF-16 as Node does, however it is cut', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      (text, size, big) => {
        const bytes = big ? utf16be(text) : Buffer.from(text, 'utf16le');
        const reader = new Utf16Reader(big ? 'utf-16be' : 'utf-16le');
        const out = new Uint8Array(bytes.length * 2 + 16);
        let length = 0;
        for (let at = 0; at < bytes.length; at += size)
          length += reader.transcode(bytes.subarray(at, at + size), out.subarray(length));
        expect(Buffer.from(out.subarray(0, length)).toString()).toBe(text);
      },
    ),
  );
});

test('a lone surrogate becomes U+FFFD', () => {
  const out = new Uint8Array(16);
  const length = new Utf16Reader('utf-16le').transcode(Buffer.from([0x00, 0xd8, 0x41, 0x00]), out);
  expect(Buffer.from(out.subarray(0, length)).toString()).toBe('\ufffdA');
});
