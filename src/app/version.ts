declare const LEAKGATE_VERSION: string | undefined;

/** The version, inserted at build time; from the sources it is `0.0.0-source`. */
export function toolVersion(): string {
  return typeof LEAKGATE_VERSION === 'undefined' ? '0.0.0-source' : LEAKGATE_VERSION;
}
