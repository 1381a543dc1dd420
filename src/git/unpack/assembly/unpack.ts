// The kernel that unpacks entries of git packs (AssemblyScript): zlib streams (RFC 1950, 1951) and git's deltas (gitformat-pack). Whatever is wrong
// with what it reads is a negative result. Nothing is written but the output, at most SLACK bytes behind its end, the copies, and the tables; up to
// READ_AHEAD bytes behind an input are read and not used, so that they have to be there.

export { applyDelta, targetSize } from './delta';
export { configure, inflate } from './inflate';
export { compareTrees } from './trees';
