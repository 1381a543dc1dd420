/** Named character references of the characters that secrets and their surroundings are made of (HTML Living Standard, 13.5). */
export declare const ENTITIES: ReadonlyMap<string, number>;
