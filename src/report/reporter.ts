import type { ReportInput } from './input.ts';

/** Gives a report as pieces of text. Pure: the same input gives the same text. */
export type Reporter = (input: ReportInput) => Iterable<string>;

/** How to load the reporter of each format: a run pays for those alone that it writes. */
const REPORTERS = {
  text: async () => (await import('./text.ts')).textReport,
  json: async () => (await import('./json.ts')).jsonReport,
  jsonl: async () => (await import('./jsonl.ts')).jsonLinesReport,
  sarif: async () => (await import('./sarif.ts')).sarifReport,
  'sarif-full': async () => (await import('./sarif.ts')).fullSarifReport,
  markdown: async () => (await import('./markdown.ts')).markdownReport,
  html: async () => (await import('./html.ts')).htmlReport,
  csv: async () => (await import('./csv.ts')).csvReport,
  junit: async () => (await import('./junit.ts')).junitReport,
  gitlab: async () => (await import('./gitlab.ts')).gitlabReport,
  'gitleaks-json': async () => (await import('./gitleaks.ts')).gitleaksReport,
  audit: async () => (await import('./audit.ts')).auditReport,
  github: async () => (await import('./github.ts')).githubReport,
} as const satisfies Record<string, () => Promise<Reporter>>;

/** Every format a report can have. */
export type ReportFormat = keyof typeof REPORTERS;

/** The reporter of a format. */
export function loadReporter(format: ReportFormat): Promise<Reporter> {
  return REPORTERS[format]();
}
