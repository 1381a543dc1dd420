/** Apart from `file.ts`, so that looking whether there is a configuration loads no YAML parser. */
export const CONFIG_NAME = '.leakgate.yml';
/** A configuration larger than this, in bytes, is none. */
export const CONFIG_BYTES = 1 << 20;
