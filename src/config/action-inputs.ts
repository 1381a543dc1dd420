import { nearest } from '../core/nearest.ts';
import { OPTIONS, type OptionName, type OptionSpec, type RawOptions } from './options.ts';

/** An input that only the Action has. */
interface ActionInput {
  readonly help: string;
  readonly initial: string;
}

/** Options of `scan` that the Action takes as inputs of the same name, without the dashes. Several values are given one per line. */
export const INPUT_OPTIONS = [
  'history',
  'cache',
  'allFiles',
  'exclude',
  'rules',
  'onlyRule',
  'skipRule',
  'report',
  'minConfidence',
  'allowEmpty',
  'exitZero',
  'workers',
] as const satisfies readonly OptionName[];

/** Inputs of the Action alone. */
export const ACTION_INPUTS = {
  path: { help: 'Files, folders and globs to scan, one per line (default: the whole working directory).', initial: '' },
  'working-directory': { help: 'Folder to scan, below the workspace.', initial: '.' },
  'sarif-file': { help: "Path of the SARIF file (default: in the runner's temporary folder).", initial: '' },
  annotations: { help: 'Annotate findings, at most ten of each kind.', initial: 'true' },
  summary: { help: 'Write the job summary.', initial: 'true' },
  comment: {
    help: 'Keep a comment on the pull request as long as there are findings; needs pull-requests: write.',
    initial: 'false',
  },
  'upload-sarif': { help: 'Upload the SARIF file to code scanning; needs security-events: write.', initial: 'false' },
  'github-token': { help: 'Used only for comment and upload-sarif.', initial: '${{ github.token }}' },
} as const satisfies Record<string, ActionInput>;
export type ActionInputName = keyof typeof ACTION_INPUTS;

/** Outputs for later steps. */
export const ACTION_OUTPUTS = {
  verdict: 'pass, blocked, incomplete or error.',
  'exit-code': 'Exit code that the command line would have returned.',
  findings: 'Number of findings in the report.',
  blocking: 'Number of findings that block.',
  secrets: 'Number of different secrets.',
  suppressed: 'Number of suppressed findings.',
  scanned: 'Number of files and other blobs that were scanned.',
  failed: 'Number of files and other blobs that should have been scanned but were not.',
  'sarif-file': 'Absolute path of the SARIF file.',
  'report-files': 'Absolute paths of the other reports, one per line.',
  'comment-url': 'URL of the comment on the pull request, if there is one.',
  'sarif-id': 'Id of the upload in code scanning, if there was one.',
} as const;
export type ActionOutputName = keyof typeof ACTION_OUTPUTS;

/** The name of an option's input. */
function inputName(option: OptionName): string {
  return OPTIONS[option].flag.slice(2);
}

/** Reads an input by its name, trimmed; empty if it is not set. */
export type InputReader = (name: string) => string;

/** Reads an input of the Action alone, or its default. */
export function readInput(name: ActionInputName, read: InputReader): string {
  return read(name) || ACTION_INPUTS[name].initial;
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function valueOf(name: OptionName, text: string): true | string | readonly string[] | undefined {
  const { value, repeatable }: OptionSpec = OPTIONS[name];
  if (value === undefined) return text === 'true' ? true : undefined;
  return repeatable ? linesOf(text) : text;
}

/** Switches that are neither `true` nor `false`, by input name. */
export function badSwitches(read: InputReader): string[] {
  const switches = INPUT_OPTIONS.filter((name) => !('value' in OPTIONS[name])).map(inputName);
  const own = ['annotations', 'summary', 'comment', 'upload-sarif'];
  return [...switches, ...own].filter((name) => !['', 'true', 'false'].includes(read(name)));
}

/**
 * Inputs that the Action does not have, by the name in the environment (lower case). The runner only warns about them, but a misspelt input means a
 * scan that does not happen.
 */
export function unknownInputs(
  env: Readonly<Record<string, string | undefined>>,
): { name: string; near: string | undefined }[] {
  const known = [...Object.keys(ACTION_INPUTS), ...INPUT_OPTIONS.map(inputName)];
  const names = Object.keys(env).flatMap((variable) => /^INPUT_(.+)$/.exec(variable)?.[1]?.toLowerCase() ?? []);
  return names.filter((name) => !known.includes(name)).map((name) => ({ name, near: nearest(name, known) }));
}

/** Converts the inputs to the options and paths of `scan`. */
export function optionsFromInputs(read: InputReader): { options: RawOptions; paths: readonly string[] } {
  const values = INPUT_OPTIONS.flatMap((name) => {
    const text = read(inputName(name));
    const value = text === '' ? undefined : valueOf(name, text);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { options: Object.fromEntries(values) as RawOptions, paths: linesOf(readInput('path', read)) };
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function optionInput(name: OptionName): string {
  const { help, value, repeatable }: OptionSpec = OPTIONS[name];
  const more = repeatable ? ' One per line.' : '';
  const initial = value === undefined ? "\n    default: 'false'" : '';
  return `  ${inputName(name)}:\n    description: ${quote(help + more)}${initial}\n`;
}

/** Renders the metadata file of the Action. */
export function renderActionFile(): string {
  const own = Object.entries(ACTION_INPUTS).map(
    ([name, { help, initial }]) => `  ${name}:\n    description: ${quote(help)}\n    default: ${quote(initial)}\n`,
  );
  const outputs = Object.entries(ACTION_OUTPUTS).map(([name, help]) => `  ${name}:\n    description: ${quote(help)}\n`);
  return `# Generated from src/config/action-inputs.ts by npm run generate.
name: Leakgate
description: Finds secrets, and fails the job on the ones that matter. Needs no account, no download and no network.
author: Leakgate
branding: { icon: shield, color: red }
inputs:
${own.join('')}${INPUT_OPTIONS.map(optionInput).join('')}outputs:
${outputs.join('')}runs:
  using: node24
  main: dist/action.js
`;
}
