import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTree } from './cli.ts';
import { leakIn } from './token.ts';

const ACTION = join(import.meta.dirname, '../../dist/action.js');

/** Settings of a workflow step. */
export interface Step {
  readonly workspace: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly event?: readonly [name: string, payload: unknown];
  readonly env?: Readonly<Record<string, string>>;
}

/** Results of a step. */
export interface StepResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Everything that the step wrote anywhere, as one text. */
  readonly everything: string;
}

/** Reads a step's output file as the runner does: each value is between two lines of its own. */
export function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let i = 0; i < lines.length - 1; i++) {
    const [, name, end] = /^([^=]+?)<<(.+)$/.exec(lines[i]!) ?? [];
    if (name === undefined) throw new Error(`no output begins in ${JSON.stringify(lines[i])}`);
    const last = lines.indexOf(end!, i + 1);
    if (last < 0) throw new Error(`the output ${name} does not end`);
    outputs[name] = lines.slice(i + 1, last).join('\n');
    i = last;
  }
  return outputs;
}

function readAll(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

function environment(step: Step, folder: string): NodeJS.ProcessEnv {
  const inputs = Object.entries(step.inputs ?? {}).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return {
    PATH: process.env['PATH'],
    HOME: folder,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    LEAKGATE_FETCH_PROTOCOLS: 'https,ssh,file',
    GITHUB_WORKSPACE: step.workspace,
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    GITHUB_EVENT_NAME: step.event?.[0] ?? 'workflow_dispatch',
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_SHA: '1'.repeat(40),
    GITHUB_REF: 'refs/heads/main',
    RUNNER_TEMP: join(folder, 'temp'),
    ...Object.fromEntries(inputs),
    ...step.env,
  };
}

/** Runs the built Action as the runner would: through its environment, event file and command files. */
export async function runStep(step: Step): Promise<StepResult> {
  const made = makeTree({ output: '', summary: '', 'temp/.keep': '' });
  try {
    const payload = step.event?.[1] ?? {};
    writeFileSync(join(made.path, 'event.json'), typeof payload === 'string' ? payload : JSON.stringify(payload));
    const child = spawn(process.execPath, [ACTION], { cwd: step.workspace, env: environment(step, made.path) });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdin.end();
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    const everything = `${stdout}\n${stderr}\n${readAll(made.path)}`;
    const leak = leakIn(everything);
    if (leak !== undefined) throw new Error(`the step let a secret out: ${leak}`);
    const outputs = readOutputs(readFileSync(join(made.path, 'output'), 'utf8'));
    return { code, stdout, stderr, outputs, summary: readFileSync(join(made.path, 'summary'), 'utf8'), everything };
  } finally {
    made.remove();
  }
}

/** The commands in a log as the runner reads them: none between `stop-commands` and its token. */
export function commandsOf(log: string): string[] {
  const commands: string[] = [];
  let stopped: string | undefined;
  for (const line of log.split(/\r\n|\n|\r/)) {
    if (stopped !== undefined) {
      if (line.trim() === `::${stopped}::`) stopped = undefined;
      continue;
    }
    stopped = /^\s*::stop-commands::(.+)$/.exec(line)?.[1];
    if (stopped === undefined && (/^\s*::/.test(line) || line.includes('##['))) commands.push(line);
  }
  return commands;
}
