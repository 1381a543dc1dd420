import type { Program } from '../program.js';
import { type Image } from './layout.js';
/** Compiles a program's literals into the kernel's tables. */
export declare function buildImage(program: Pick<Program, 'literals'>): Image;
