import type { Program, RuleProgram } from '../program.js';
/** Turns compiled rules into a program that scans: builds the kernel's tables. For all built-in rules this takes a second, so they are linked ahead of time. */
export declare function linkProgram({ rules, literals, hash, parts }: RuleProgram): Program;
