import type { Literal, Program, RuleProgram } from '../program.ts';
import { ANCHOR_KINDS, listAnchors } from '../structure/read-anchor.ts';
import { buildImage } from './build-image.ts';

/**
 * Links compiled rules into a program that can scan, by building the kernel's tables. All built-in rules take a second, so they are linked at build
 * time.
 */
export function linkProgram({ rules, literals: ruleLiterals, hash, parts, otherRules }: RuleProgram): Program {
  const literals = [...ruleLiterals, ...anchorLiterals(rules.length)];
  const table = {
    rules: Uint16Array.from(literals, ({ rule }) => rule),
    lengths: Uint8Array.from(literals, ({ text }) => text.length),
  };
  return { rules, hash, table, image: buildImage(literals), parts, ...(otherRules && { otherRules }) };
}

/** What is no rule's literal, but where a name and its value may be apart: numbered behind the rules, by kind. */
function anchorLiterals(first: number): Literal[] {
  return listAnchors().map(({ text, fold, kind, follow, lead }) => ({
    text,
    fold,
    rule: first + ANCHOR_KINDS.indexOf(kind),
    follow,
    ...(lead !== undefined && { lead }),
  }));
}
