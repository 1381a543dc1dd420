/** Builds dist/. */
import { mkdirSync, rmSync } from 'node:fs';
import { makeDist } from './make-dist.ts';

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
await makeDist('dist');
