import { assertNever } from '../core/errors.ts';
import type { ScanReport } from '../core/finding.ts';
import { jsonReport } from './json.ts';
import { textReport, type TextStyle } from './text.ts';

/** The report in a format, as pieces of text. Pure: the same report and style give the same text. */
export function renderReport(format: 'text' | 'json', report: ScanReport, style: TextStyle): Iterable<string> {
  switch (format) {
    case 'text':
      return textReport(report, style);
    case 'json':
      return jsonReport(report);
    default:
      return assertNever(format);
  }
}
