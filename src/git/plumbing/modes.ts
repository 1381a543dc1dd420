/** Modes of tree entries, as git prints them: six octal digits. */
export const SYMLINK_MODE = '120000';
export const SUBMODULE_MODE = '160000';
/** In a diff: no entry; in the index: a path in conflict. */
export const NO_MODE = '000000';
