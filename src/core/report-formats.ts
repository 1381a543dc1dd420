/** What a report needs besides the findings. */
interface FormatNeeds {
  /** Metadata of rules, code owners and the repository's root. */
  readonly metadata: boolean;
  /** Hashes of the lines around a finding, by which code scanning tracks it through edits. */
  readonly lineHashes?: true;
}

/** Every report format, in the order of the help. `report/reporter.ts` does not compile without a reporter for each. */
export const REPORT_FORMATS = {
  text: { metadata: true },
  json: { metadata: false },
  jsonl: { metadata: false },
  sarif: { metadata: true, lineHashes: true },
  'sarif-full': { metadata: true, lineHashes: true },
  markdown: { metadata: true },
  html: { metadata: true },
  csv: { metadata: true },
  junit: { metadata: true },
  gitlab: { metadata: true },
  'gitleaks-json': { metadata: false },
  github: { metadata: true },
  audit: { metadata: true },
} as const satisfies Record<string, FormatNeeds>;

export type ReportFormat = keyof typeof REPORT_FORMATS;

/** Names of all formats. */
export const FORMATS = Object.keys(REPORT_FORMATS) as ReportFormat[];

/** What a format needs. */
export function needsOf(format: ReportFormat): FormatNeeds {
  return REPORT_FORMATS[format];
}
