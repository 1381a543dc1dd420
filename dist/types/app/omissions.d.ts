import type { Omission } from '../core/finding.js';
/** A history that ends where a shallow clone was cut off. */
export declare function shallowOmission(): Omission;
/** Objects that a partial clone left where it was cloned from; `missing`: how many, where that is known. */
export declare function partialOmission(missing?: number): Omission;
