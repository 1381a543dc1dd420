import { COMMANDS, type CommandName } from './commands.ts';
import { OPTIONS, listCommandOptions, type OptionSpec } from './options.ts';

const FLAG_COLUMN = 28;

function wrap(text: string, width: number, indent: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width - indent) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`);
}

function optionLine(spec: OptionSpec, width: number): string {
  const flag = `  ${spec.flag}${spec.value ? ` ${spec.value}` : ''}`;
  const repeat = spec.repeatable ? ' Repeatable.' : '';
  const gap = flag.length < FLAG_COLUMN ? flag.padEnd(FLAG_COLUMN) : `${flag}\n${' '.repeat(FLAG_COLUMN)}`;
  return gap + wrap(spec.help + repeat, Math.max(width, FLAG_COLUMN + 30), FLAG_COLUMN);
}

const EXIT_CODES = `Exit codes: 0 pass, 1 blocked by a gate, 2 usage, configuration or rule error, 3 incomplete scan,
4 internal error.`;

/** The general help page. */
export function generalHelp(): string {
  const commands = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(FLAG_COLUMN - 2)}${summary}`);
  return `Leakgate finds secrets, and fails a build on the ones that matter.

Usage: leakgate COMMAND [OPTIONS]

Commands:
${commands.join('\n')}

\`leakgate COMMAND --help\` shows a command's options; \`leakgate --version\` the version.
${EXIT_CODES}
`;
}

/** The help page of a command, with options grouped, for a terminal `width` columns wide. */
export function commandHelp(command: CommandName, width: number): string {
  const { usage, summary, examples } = COMMANDS[command];
  const specs = listCommandOptions(command).map((name): OptionSpec => OPTIONS[name]);
  const groups = [...new Set(specs.map((spec) => spec.group))];
  const pages = groups.map(
    (group) =>
      `${group}:\n${specs
        .filter((spec) => spec.group === group)
        .map((spec) => optionLine(spec, width))
        .join('\n')}`,
  );
  const lines = examples.map(([line, meaning]) => `  ${line}\n      ${meaning}`);
  return `${summary}\n\nUsage: ${usage}\n\n${pages.join('\n\n')}\n\nExamples:\n${lines.join('\n')}\n\n${EXIT_CODES}\n`;
}
