import type { ReportFormat } from '../core/report-formats.ts';
import type { ReportInput } from './input.ts';

/** Renders a report in chunks of text. Pure: equal input gives equal text. */
export type Reporter = (input: ReportInput) => Iterable<string>;

/** Loads the reporter of each format, so that a run loads only the ones it uses. */
const REPORTERS: Readonly<Record<ReportFormat, () => Promise<Reporter>>> = {
  text: async () => (await import('./formats/text.ts')).textReport,
  json: async () => (await import('./formats/json.ts')).jsonReport,
  jsonl: async () => (await import('./formats/jsonl.ts')).jsonLinesReport,
  sarif: async () => (await import('./formats/sarif.ts')).sarifReport,
  'sarif-full': async () => (await import('./formats/sarif.ts')).fullSarifReport,
  markdown: async () => (await import('./formats/markdown.ts')).markdownReport,
  html: async () => (await import('./formats/html.ts')).htmlReport,
  csv: async () => (await import('./formats/csv.ts')).csvReport,
  junit: async () => (await import('./formats/junit.ts')).junitReport,
  gitlab: async () => (await import('./formats/gitlab-report.ts')).gitlabReport,
  'gitleaks-json': async () => (await import('./formats/gitleaks.ts')).gitleaksReport,
  audit: async () => (await import('./formats/audit.ts')).auditReport,
  github: async () => (await import('./formats/github-annotations.ts')).githubReport,
};

/** The reporter of a format. */
export function loadReporter(format: ReportFormat): Promise<Reporter> {
  return REPORTERS[format]();
}
