import type { Program, RuleProgram } from '../program.ts';
import { buildImage } from './build-image.ts';

/**
 * Links compiled rules into a program that can scan, by building the kernel's tables. All built-in rules take a second, so they are linked at build
 * time.
 */
export function linkProgram({ rules, literals, hash, parts }: RuleProgram): Program {
  const table = {
    rules: Uint16Array.from(literals, ({ rule }) => rule),
    lengths: Uint8Array.from(literals, ({ text }) => text.length),
  };
  return { rules, hash, table, image: buildImage(literals), parts };
}
