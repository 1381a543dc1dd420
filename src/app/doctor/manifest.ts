import { createHash } from 'node:crypto';

/** The list of the other files in `dist/`. */
export const MANIFEST = 'manifest.json';

/** Files of a build: size in bytes and digest by path. */
export interface Manifest {
  readonly version: string;
  readonly files: Readonly<Record<string, readonly [bytes: number, digest: string]>>;
}

/** The first 64 bits of a file's SHA-256 in hexadecimal: enough against accidents, at a fifth of the size in the package. */
export function digestOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
