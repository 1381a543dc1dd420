import type { PatternNode } from './pattern.js';
/** A text that a part of a pattern matches; with `fold`, in lower case and matched in any. */
export interface ExactText {
    readonly text: string;
    readonly fold: boolean;
}
/** Every text of `a` followed by every one of `b`; undefined where they become too many or too long. */
export declare function joinTexts(a: readonly ExactText[], b: readonly ExactText[]): readonly ExactText[] | undefined;
/** All texts that a part matches, where they are few; a letter in either case counts as one. */
export declare function listTexts(node: PatternNode): readonly ExactText[] | undefined;
