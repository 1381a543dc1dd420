import type { Literal } from '../program.js';
import { type Image } from './layout.js';
/** Compiles a program's literals into the kernel's tables. */
export declare function buildImage(literals: readonly Literal[]): Image;
