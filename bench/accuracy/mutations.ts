import { type Case, type CaseFile, isScored, meetingFindings, plainFile, type Results, scanCases } from './cases.ts';

/** Characters of filler on either side of a case in its long line. */
const FILLER = 25_000;

function filler(length: number): string {
  return 'lorem ipsum dolor '.repeat(Math.ceil(length / 18)).slice(0, length);
}

function withText(change: (text: string) => string | Uint8Array): (entry: Case) => CaseFile {
  return (entry) => ({ ...plainFile(entry), bytes: change(entry.text) });
}

/** Other forms of the same secret. */
const MUTATIONS: Readonly<Record<string, (entry: Case) => CaseFile>> = {
  plain: plainFile,
  'CRLF line ends': withText((text) => text.replaceAll(/\r?\n/g, '\r\n')),
  'tabs for spaces': withText((text) => text.replaceAll(/^ +/gm, '\t').replaceAll(' = ', '\t=\t')),
  'JSON-escaped': withText((text) => JSON.stringify({ text })),
  'base64-wrapped': withText((text) => Buffer.from(text).toString('base64').replaceAll(/.{76}/g, '$&\n')),
  'UTF-16': withText((text) => Buffer.from(`\ufeff${text}`, 'utf16le')),
  'in a 50,000-character line': withText((text) => `${filler(FILLER)} ${text} ${filler(FILLER)}`),
  'renamed file': (entry) => ({ ...plainFile(entry), name: 'renamed.dat' }),
};

/** Mean, over the cases' rules, of the share of positives in which a rule is reported that also finds the secret in the plain text. */
function passRate(cases: readonly Case[], plain: Results, results: Results): number {
  const groups = new Map<string, number[]>();
  for (const entry of cases) {
    const met = new Set(meetingFindings(entry, plain.get(entry.id)!).map(({ rule }) => rule));
    const passed = results.get(entry.id)!.some(({ rule }) => met.has(rule));
    const name = `${entry.origin}:${entry.rule}`;
    groups.set(name, [...(groups.get(name) ?? []), passed ? 1 : 0]);
  }
  const rates = [...groups.values()].map((list) => list.reduce((sum, one) => sum + one, 0) / list.length);
  return rates.reduce((sum, rate) => sum + rate, 0) / Math.max(1, rates.length);
}

/** Scans the positives in other forms and prints how many are still found. `plain` are the results for the unchanged texts. */
export function measureMutations(all: readonly Case[], plain: Results): void {
  const cases = all.filter(isScored);
  console.log('| positives | pass rate, mean over rules |\n|---|--:|');
  for (const [name, fileOf] of Object.entries(MUTATIONS)) {
    const results = fileOf === plainFile ? plain : scanCases(cases, fileOf);
    console.log(`| ${name} | ${passRate(cases, plain, results).toFixed(4)} |`);
  }
}
