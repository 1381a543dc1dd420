import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import { findProgram } from '../../sources/find-program.ts';
import type { Host } from '../host.ts';
import { excludedFiles, knownHashes } from './detect-secrets.ts';
import type { ToolName } from './draft.ts';
import { parseJsonText } from './json-text.ts';

/** Milliseconds that another tool may take, and bytes it may say. */
const DEADLINE = 120_000;
const MOST_BYTES = 128 << 20;

/** A finding of another tool, without its secret. */
export interface OtherFinding {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
}

/** What another tool found; or why it was not asked, or did not answer. */
export type OtherFindings = readonly OtherFinding[] | string;

/** What running a tool needs to know. */
export interface ToolRun {
  readonly tool: ToolName;
  readonly root: string;
  /** The tool's own files, from the root. */
  readonly files: readonly string[];
  readonly host: Host;
}

interface Call {
  readonly args: readonly string[];
  readonly read: (stdout: string) => readonly OtherFinding[];
}

/** Runs another tool over the work tree, by its own configuration, without network, shell or secrets in what it says where it can leave them out. */
export async function askTool(run: ToolRun): Promise<OtherFindings> {
  const { tool, root, files, host } = run;
  const program = findProgram(tool, host.env, root);
  if (program === undefined) return `${tool} is not on PATH`;
  if (files.some((file) => /\.[cm]?js$/.test(file))) return `${tool} was not run: its configuration is a program`;
  const scratch = mkdtempSync(join(tmpdir(), 'leakgate-migrate-'));
  try {
    const { args, read } = CALLS[tool](run, join(scratch, 'report.json'));
    const stdout = await execute(program, args, run);
    return stdout === undefined ? `${tool} gave no answer` : read(stdout);
  } catch (error) {
    // whatever it said may quote what it scanned
    if (error instanceof SyntaxError || error instanceof TypeError) return `${tool} gave an answer that cannot be read`;
    throw error;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Exit codes tell of findings too: an answer counts if there is one. */
function execute(program: string, args: readonly string[], { root, host }: ToolRun): Promise<string | undefined> {
  const kept = ['PATH', 'HOME', 'USERPROFILE', 'SystemRoot', 'TMPDIR', 'TEMP'].map((name) => [name, host.env[name]]);
  const options = {
    cwd: root,
    env: Object.fromEntries(kept),
    timeout: DEADLINE,
    killSignal: 'SIGKILL',
    maxBuffer: MOST_BYTES,
    signal: host.signal,
    windowsHide: true,
  } as const;
  return new Promise((done) => {
    const child = execFile(program, args, options, (error, stdout) => {
      const ended = error === null || typeof error.code === 'number';
      done(ended ? stdout : undefined);
    });
    child.stdin?.end();
  });
}

function relativeTo(root: string, path: string): string {
  return (isAbsolute(path) ? relative(root, path) : path).replaceAll('\\', '/').replace(/^\.\//, '');
}

const CALLS: Readonly<Record<ToolName, (run: ToolRun, report: string) => Call>> = {
  gitleaks: ({ root, files }, report) => {
    const baseline = files.find((file) => file.endsWith('.json'));
    const config = files.find((file) => file.endsWith('.toml'));
    return {
      args: [
        'dir',
        '.',
        '--no-banner',
        '--log-level=fatal',
        '--redact',
        '--exit-code=0',
        '--report-format=json',
        `--report-path=${report}`,
        ...(config === undefined ? [] : [`--config=${config}`]),
        ...(baseline === undefined ? [] : [`--baseline-path=${baseline}`]),
      ],
      read: () => {
        const found = JSON.parse(readReport(report)) as { File: string; StartLine: number; RuleID: string }[];
        return found.map(({ File, StartLine, RuleID }) => ({
          path: relativeTo(root, File),
          line: StartLine,
          rule: RuleID,
        }));
      },
    };
  },
  'detect-secrets': ({ root, files }) => {
    const text = files[0] === undefined ? '{}' : readFileSync(join(root, files[0]), 'utf8');
    const baseline = parseJsonText(text, '.secrets.baseline');
    const known = knownHashes(baseline);
    return {
      // not by the baseline itself, which may name programs of its own
      args: ['scan', '--no-verify', ...excludedFiles(baseline).flatMap((regex) => ['--exclude-files', regex])],
      read: (stdout) => {
        const { results } = JSON.parse(stdout) as {
          results: Record<string, { type: string; line_number: number; hashed_secret: string }[]>;
        };
        return Object.entries(results).flatMap(([path, list]) =>
          list
            .filter(({ hashed_secret: hash }) => !known.has(`${path}\0${hash}`))
            .map(({ type, line_number: line }) => ({ path: relativeTo(root, path), line, rule: type })),
        );
      },
    };
  },
  trufflehog: ({ root, files }) => {
    const config = files.find((file) => /\.ya?ml$/.test(file));
    const paths = files.find((file) => !/\.ya?ml$/.test(file));
    return {
      args: [
        'filesystem',
        root,
        '--json',
        '--no-verification',
        '--no-update',
        ...(config === undefined ? [] : [`--config=${join(root, config)}`]),
        ...(paths === undefined ? [] : [`--exclude-paths=${join(root, paths)}`]),
      ],
      read: (stdout) => stdout.split('\n').flatMap((line) => readTrufflehog(line, root)),
    };
  },
  secretlint: ({ root }) => ({
    args: ['--format', 'json', '--no-color', '**/*'],
    read: (stdout) => {
      const found = JSON.parse(stdout) as {
        filePath: string;
        messages: { ruleId: string; loc: { start: { line: number } } }[];
      }[];
      return found.flatMap(({ filePath, messages }) =>
        messages.map(({ ruleId, loc }) => ({
          path: relativeTo(root, filePath),
          line: loc.start.line,
          rule: ruleId.replace('@secretlint/secretlint-rule-', ''),
        })),
      );
    },
  }),
};

function readReport(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new SyntaxError('no report', { cause });
  }
}

function readTrufflehog(line: string, root: string): OtherFinding[] {
  if (!line.startsWith('{')) return [];
  const { SourceMetadata, DetectorName } = JSON.parse(line) as {
    SourceMetadata?: { Data?: { Filesystem?: { file?: string; line?: number } } };
    DetectorName?: string;
  };
  const { file, line: number = 1 } = SourceMetadata?.Data?.Filesystem ?? {};
  return file === undefined ? [] : [{ path: relativeTo(root, file), line: number, rule: DetectorName ?? '' }];
}
