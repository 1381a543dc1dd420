import type { Inflate } from '../engine/decode/blob-decoder.ts';

/** Inflates gzip and zlib with Node's zlib. Truncated data yields what can be inflated. */
export const inflate: Inflate = (bytes, most) => {
  // loaded on first use: most scans find nothing compressed
  const { constants, unzipSync } = process.getBuiltinModule('node:zlib');
  try {
    return unzipSync(bytes, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    // bytes that only look compressed are an answer, not a failure
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : undefined;
  }
};
