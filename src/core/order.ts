/** Total order of strings by UTF-16 code unit: the same on every machine and in every locale. */
export function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The order of findings in reports. */
export function compareFindings(
  a: { readonly path: string; readonly start: number; readonly end: number; readonly rule: string },
  b: { readonly path: string; readonly start: number; readonly end: number; readonly rule: string },
): number {
  return compareStrings(a.path, b.path) || a.start - b.start || compareStrings(a.rule, b.rule) || a.end - b.end;
}
