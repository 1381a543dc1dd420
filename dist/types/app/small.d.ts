import type { PlanPart } from '../sources/files/planned.js';
/** Whether all files of a plan together are too few and too small to be worth a thread. */
export declare function isSmall(parts: readonly PlanPart[]): boolean;
