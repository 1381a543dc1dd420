import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import { findProgram, withoutPrograms } from '../../../processes/find-program.ts';
import type { ProcessContext } from '../../process-context.ts';
import { copyTree } from './copy-tree.ts';
import { excludedFiles, knownHashes } from '../formats/detect-secrets.ts';
import type { ToolName } from '../draft.ts';
import { parseJsonText } from '../formats/json-text.ts';
import { plainConfig } from './plain-config.ts';

/** Time limit of another tool in milliseconds, and limit of its output in bytes. */
const DEADLINE = 120_000;
const MAX_OUTPUT_BYTES = 128 << 20;

/** A finding of another tool, without its secret. */
export interface OtherFinding {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
}

/** Findings of another tool, or why it was not run or its output is unusable. */
export type OtherFindings = readonly OtherFinding[] | string;

/** What running a tool needs. */
export interface ToolRun {
  readonly tool: ToolName;
  readonly root: string;
  /** The tool's own files, relative to the root. */
  readonly files: readonly string[];
  readonly context: ProcessContext;
}

/** Where a tool runs; absolute paths. */
interface Scratch {
  /** A copy of the tree, without git's folder. */
  readonly copy: string;
  /** The tool's configuration, reduced to data. */
  readonly config: string | undefined;
  /** Where it can write its report. */
  readonly report: string;
  /** The tool's own files, relative to the top of the copy. */
  readonly files: readonly string[];
}

interface Call {
  readonly args: readonly string[];
  readonly read: (stdout: string) => readonly OtherFinding[];
}

/**
 * Runs another tool over a copy of the work tree, with its own configuration reduced to data: without repository, network, shell or our environment,
 * and without secrets in its output if the tool supports that.
 */
export async function askTool(run: ToolRun): Promise<OtherFindings> {
  const { tool, root, context } = run;
  const program = findProgram(tool, context.env, root);
  if (program === undefined) return `${tool} is not on PATH`;
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'leakgate-migrate-')));
  try {
    const scratch = await prepare(run, folder);
    if (typeof scratch === 'string') return `${tool} was not run: ${scratch}`;
    const { args, read } = CALLS[tool](scratch);
    const stdout = await execute(program, args, { copy: scratch.copy, run });
    return stdout === undefined ? `${tool} printed nothing` : read(stdout);
  } catch (error) {
    // its output may quote what it scanned
    if (error instanceof SyntaxError || error instanceof TypeError) return `the output of ${tool} cannot be read`;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Prepares `folder` for a tool, or says why the tool is not run. */
async function prepare({ tool, root, files, context }: ToolRun, folder: string): Promise<Scratch | string> {
  const copy = join(folder, 'tree');
  mkdirSync(copy);
  if (!(await copyTree(root, copy, context))) return 'the tree is too large to copy';
  const here = files.filter((file) => existsSync(join(copy, file)));
  const plain = plainConfig(tool, here, copy);
  if (plain.kind === 'refused') return plain.why;
  const own = join(folder, 'config.json');
  if (plain.kind === 'text') writeFileSync(own, plain.text);
  const config = { none: undefined, text: own, file: plain.kind === 'file' ? join(copy, plain.path) : undefined };
  return { copy, config: config[plain.kind], report: join(folder, 'report.json'), files: here };
}

/** Exit codes also report findings, so any output counts. */
function execute(
  program: string,
  args: readonly string[],
  { copy, run: { root, context } }: { copy: string; run: ToolRun },
): Promise<string | undefined> {
  const env = withoutPrograms(context.env, root);
  const kept = ['PATH', 'HOME', 'USERPROFILE', 'SystemRoot', 'TMPDIR', 'TEMP'].map((name) => [name, env[name]]);
  const options = {
    cwd: copy,
    // so that a git started by the tool takes no folder of the copy for a repository
    env: { ...Object.fromEntries(kept), GIT_DIR: devNull, GIT_CONFIG_NOSYSTEM: '1' },
    timeout: DEADLINE,
    killSignal: 'SIGKILL',
    maxBuffer: MAX_OUTPUT_BYTES,
    signal: context.signal,
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

const CALLS: Readonly<Record<ToolName, (scratch: Scratch) => Call>> = {
  gitleaks: ({ copy, config, report, files }) => {
    const baseline = files.find((file) => file.endsWith('.json'));
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
          path: relativeTo(copy, File),
          line: StartLine,
          rule: RuleID,
        }));
      },
    };
  },
  'detect-secrets': ({ copy, files }) => {
    const text = files[0] === undefined ? '{}' : readFileSync(join(copy, files[0]), 'utf8');
    const baseline = parseJsonText(text, '.secrets.baseline');
    const known = knownHashes(baseline);
    return {
      // not with the baseline itself, which may name programs
      args: [
        'scan',
        '--all-files',
        '--no-verify',
        ...excludedFiles(baseline).flatMap((regex) => ['--exclude-files', regex]),
      ],
      read: (stdout) => {
        const { results } = JSON.parse(stdout) as {
          results: Record<string, { type: string; line_number: number; hashed_secret: string }[]>;
        };
        return Object.entries(results).flatMap(([path, list]) =>
          list
            .filter(({ hashed_secret: hash }) => !known.has(`${path}\0${hash}`))
            .map(({ type, line_number: line }) => ({ path: relativeTo(copy, path), line, rule: type })),
        );
      },
    };
  },
  trufflehog: ({ copy, config, files }) => {
    const paths = files.find((file) => !/\.ya?ml$/.test(file));
    return {
      args: [
        'filesystem',
        copy,
        '--json',
        '--no-verification',
        '--no-update',
        ...(config === undefined ? [] : [`--config=${config}`]),
        ...(paths === undefined ? [] : [`--exclude-paths=${join(copy, paths)}`]),
      ],
      read: (stdout) => stdout.split('\n').flatMap((line) => readTrufflehog(line, copy)),
    };
  },
  secretlint: ({ copy, config }) => ({
    args: ['--format', 'json', '--no-color', ...(config === undefined ? [] : [`--secretlintrc=${config}`]), '**/*'],
    read: (stdout) => {
      const found = JSON.parse(stdout) as {
        filePath: string;
        messages: { ruleId: string; loc: { start: { line: number } } }[];
      }[];
      return found.flatMap(({ filePath, messages }) =>
        messages.map(({ ruleId, loc }) => ({
          path: relativeTo(copy, filePath),
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
