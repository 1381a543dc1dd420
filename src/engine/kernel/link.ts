import type { Program, RuleProgram } from '../program.ts';
import { buildImage } from './build-image.ts';

/** Turns compiled rules into a program that scans: builds the kernel's tables. For all built-in rules this takes a second, so they are linked ahead of time. */
export function linkProgram({ rules, literals, hash, parts }: RuleProgram): Program {
  const table = {
    rules: Uint16Array.from(literals, ({ rule }) => rule),
    lengths: Uint8Array.from(literals, ({ text }) => text.length),
  };
  return { rules, hash, table, image: buildImage(literals), parts };
}
