import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FORMATS, type ReportFormat } from '../../src/core/report-formats.ts';
import { codeSpan, csvCell, escapeMarkdown, escapeMarkup } from '../../src/report/escape.ts';
import type { ReportInput } from '../../src/report/input.ts';
import { loadReporter, type Reporter } from '../../src/report/reporter.ts';
import { findingOf, inputOf, textOf } from '../support/report.ts';

/** Names with a meaning for a terminal, a log, Markdown, HTML, XML, a spreadsheet or a shell. */
const NASTY = [
  '::error::x',
  '##[add-mask]x',
  '\u001b]8;;http://evil.example\u0007',
  '\n::set-output name=a::b',
  '\r',
  '%0A::error::',
  '`|`',
  '<img src=x onerror=alert(1)>',
  '</script><script>',
  ']]>',
  '"\'&',
  '=HYPERLINK("http://evil.example")',
  '+1',
  '-1',
  '@SUM(1)',
  '\t=1',
  '\u202egnp.exe',
  '\ud800',
  '\ufffe',
  '[a](http://evil.example)',
  '![a](http://evil.example)',
  '@everyone #1 www.evil.example https://evil.example',
  '$(id)',
  '../..',
  'a,b:c%',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 8 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(''))
  .filter((text) => text !== '');

function inputFor(path: string): ReportInput {
  const finding = findingOf({
    path,
    redacted: path.slice(0, 4),
    commit: { id: 'c'.repeat(40), author: path, date: '2026-01-02T03:04:05Z' },
  });
  const coverage = {
    planned: 2,
    scanned: 1,
    bytes: 1,
    skipped: [{ path, reason: path, kind: 'failed' as const }],
    failed: [{ path, reason: path, kind: 'failed' as const }],
    limited: [{ path, reason: path, kind: 'failed' as const }],
  };
  const notices = [{ kind: 'unused', place: path, message: path } as const];
  return { ...inputOf([finding, { ...finding, confidence: 0.6 }], { coverage, notices }), ownersOf: () => [path] };
}

const reporters = new Map<ReportFormat, Reporter>();
for (const format of FORMATS) reporters.set(format, await loadReporter(format));

function render(format: ReportFormat, path: string): string {
  return textOf(reporters.get(format)!(inputFor(path)));
}

const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;
const LINES: Readonly<Partial<Record<ReportFormat, number>>> = Object.fromEntries(
  (['text', 'markdown', 'junit', 'github', 'csv', 'gitlab', 'gitleaks-json'] as const).map((format) => [
    format,
    render(format, 'plain').split('\n').length,
  ]),
);

test.each(['text', 'markdown', 'junit', 'github', 'csv'] as const)(
  '%s: whatever a file is called, the lines stay the same, without control characters or commands of its own',
  (format) => {
    fc.assert(
      fc.property(hostile, (path) => {
        const text = render(format, path);
        const lines = text.split('\n');
        expect(lines).toHaveLength(LINES[format]!);
        expect(text.replaceAll('\r\n', '\n')).not.toMatch(CONTROLS);
        const commands = lines.filter((line) => /^\s*::/.test(line)).length;
        expect(commands).toBe(format === 'github' ? lines.length - 1 : 0);
      }),
      { numRuns: 300 },
    );
  },
);

test('github: each line is one command with unchanged properties and message', () => {
  fc.assert(
    fc.property(hostile, (path) => {
      for (const line of render('github', path).trimEnd().split('\n')) {
        const match = /^::(error|warning|notice) ([^:]*)::(.*)$/.exec(line);
        expect(match).not.toBeNull();
        const names = match![2]!.split(',').map((property) => property.split('=')[0]!);
        expect(['file,line,endLine,col,endColumn,title', 'title']).toContain(names.join(','));
      }
    }),
  );
});

test.each(['sarif', 'sarif-full', 'json', 'gitlab', 'gitleaks-json'] as const)(
  '%s: any name gives valid JSON',
  (format) => {
    fc.assert(
      fc.property(hostile, (path) => {
        expect(JSON.parse(render(format, path))).toBeTypeOf('object');
      }),
    );
  },
);

test('sarif: a URI of unreserved characters decodes to the path', () => {
  fc.assert(
    fc.property(hostile, (path) => {
      const log = JSON.parse(render('sarif', path)) as {
        runs: { results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[];
      };
      const { uri } = log.runs[0]!.results[0]!.locations[0]!.physicalLocation.artifactLocation;
      expect(uri).toMatch(/^(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})*$/);
      expect(decodeURIComponent(uri)).toBe(path.replace(/\p{Cs}/gu, '\ufffd'));
    }),
  );
});

test('text: contains no command for a log', () => {
  fc.assert(
    fc.property(hostile, (path) => {
      expect(render('text', path)).not.toMatch(/##\[|^\s*::/m);
    }),
  );
});

test('csv: every cell is quoted, and none begins a formula', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const cell = csvCell(text);
      expect(cell).toMatch(/^"(?:[^"\r\n]|"")*"$/);
      expect(cell.slice(1)).not.toMatch(/^\s*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/);
    }),
  );
});

test('markup, code spans and Markdown text contain no syntax', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(escapeMarkup(text)).not.toMatch(/[<>"'\ufffe\uffff]|&(?!#\d+;)/);
      expect(codeSpan(text)).toMatch(/^`[^`|\r\n]+`$/);
      expect(escapeMarkdown(text)).not.toMatch(/[\\`*_[\]<>|~@$!"\r\n]|&(?!#\d+;)|(?<!&)#|:\/\/|www\./i);
    }),
  );
});
