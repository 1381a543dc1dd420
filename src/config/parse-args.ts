import { itemAt } from '../core/present.ts';
import { ScanError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import { COMMANDS, type CommandName } from './commands.ts';
import { OPTIONS, listCommandOptions, type OptionName, type OptionSpec, type RawOptions } from './options.ts';

/** A parsed command line. `command` is undefined if none was named. */
export interface ParsedArgs {
  readonly command: CommandName | undefined;
  readonly options: RawOptions;
  readonly positionals: readonly string[];
}

const SHORT: Readonly<Record<string, `--${string}`>> = { '-h': '--help' };

function optionOf(flag: string, allowed: readonly OptionName[]): [OptionName, OptionSpec] {
  const known = allowed.map((name): [OptionName, OptionSpec] => [name, OPTIONS[name]]);
  const found = known.find(([, spec]) => spec.flag === flag);
  if (found) return found;
  const near = nearest(
    flag,
    known.map(([, spec]) => spec.flag),
  );
  throw new ScanError('unknown-flag', `unknown option ${flag}`, {
    hint: near ? `did you mean ${near}?` : 'see leakgate --help',
  });
}

function commandOf(name: string): CommandName {
  if (Object.hasOwn(COMMANDS, name)) return name as CommandName;
  const near = nearest(name, Object.keys(COMMANDS));
  throw new ScanError('unknown-command', `unknown command ${JSON.stringify(name)}`, {
    hint: near ? `did you mean ${near}?` : 'see leakgate --help',
  });
}

type Values = Partial<Record<OptionName, true | string | string[]>>;

function put(values: Values, [name, spec]: [OptionName, OptionSpec], value: string | undefined): void {
  if (spec.value === undefined) {
    if (value !== undefined) throw new ScanError('bad-option', `${spec.flag} takes no value`);
    values[name] = true;
    return;
  }
  if (value === undefined || value === '')
    throw new ScanError('bad-option', `${spec.flag} needs a value`, { hint: `write ${spec.flag} ${spec.value}` });
  if (spec.repeatable) {
    const list = values[name];
    values[name] = Array.isArray(list) ? [...list, value] : [value];
  } else if (values[name] === undefined) values[name] = value;
  else throw new ScanError('bad-option', `${spec.flag} was given twice`);
}

/** Rejects empty operands: one is probably an unset variable, and as a path it would mean the current folder. */
function refuseEmpty(command: CommandName | undefined, operands: readonly string[]): void {
  if (!operands.includes('')) return;
  throw new ScanError('bad-option', `${command ?? 'leakgate'}: an operand is empty`, {
    hint: 'is a variable unset? leave the operand out, or write . for the current folder',
  });
}

/**
 * Parses a command line: `--flag value`, `--flag=value`, `--` before operands that begin with a dash. The first operand is the command.
 * @throws ScanError `unknown-flag`, `unknown-command`, `bad-option`
 */
export function parseArgs(args: readonly string[]): ParsedArgs {
  const operand = args.findIndex((arg) => !arg.startsWith('-'));
  const command = operand < 0 ? undefined : commandOf(itemAt(args, operand));
  const allowed: readonly OptionName[] = command ? listCommandOptions(command) : ['help', 'version'];
  const rest = operand < 0 ? args : args.filter((_, i) => i !== operand);
  const values: Values = {};
  const positionals: string[] = [];
  for (let i = 0; i < rest.length; i++) {
    const given = itemAt(rest, i);
    const arg = SHORT[given] ?? given;
    if (arg === '--') {
      positionals.push(...rest.slice(i + 1));
      break;
    }
    if (!arg.startsWith('-') || arg === '-') {
      positionals.push(arg);
      continue;
    }
    const [flag, inline] = splitFlag(arg);
    const option = optionOf(flag, allowed);
    const takesNext = inline === undefined && option[1].value !== undefined;
    put(values, option, takesNext ? rest[++i] : inline);
  }
  if (command !== 'hook') refuseEmpty(command, positionals);
  return { command, options: values as RawOptions, positionals };
}

function splitFlag(arg: string): [flag: string, inline: string | undefined] {
  const equals = arg.indexOf('=');
  return equals < 0 ? [arg, undefined] : [arg.slice(0, equals), arg.slice(equals + 1)];
}
