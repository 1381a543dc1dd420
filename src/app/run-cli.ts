import { commandHelp, generalHelp } from '../config/help.ts';
import type { CommandName } from '../config/options.ts';
import { parseArgs, type ParsedArgs } from '../config/parse-args.ts';
import { assertNever, EXIT, ScanError } from '../core/errors.ts';
import { escapeTerminal } from '../report/escape.ts';
import type { Host } from './host.ts';
import { maskingHost } from './say.ts';
import { toolVersion } from './version.ts';

const HELP_WIDTH = 100;

async function dispatch({ command, options, positionals }: ParsedArgs, host: Host): Promise<number> {
  if (options.version) {
    host.out.write(`${toolVersion()}\n`);
    return EXIT.pass;
  }
  if (command === undefined) {
    host.out.write(generalHelp());
    return options.help ? EXIT.pass : EXIT.usage;
  }
  if (options.help) {
    host.out.write(commandHelp(command, Math.min(host.out.columns ?? HELP_WIDTH, HELP_WIDTH)));
    return EXIT.pass;
  }
  if (command === 'scan') return (await import('./scan-command.ts')).scanCommand(options, positionals, host);
  return runCommand(command, { options, positionals }, host);
}

async function runCommand(
  command: Exclude<CommandName, 'scan'>,
  { options, positionals }: Pick<ParsedArgs, 'options' | 'positionals'>,
  host: Host,
): Promise<number> {
  switch (command) {
    case 'ci':
      return (await import('./ci/ci-command.ts')).ciCommand(options, positionals, host);
    case 'self-test':
      return (await import('./ci/self-test.ts')).selfTestCommand(options, positionals, host);
    case 'init':
      return (await import('./init-command.ts')).initCommand(options, positionals, host);
    case 'migrate':
      return (await import('./migrate/migrate-command.ts')).migrateCommand(options, positionals, host);
    case 'hook':
      return (await import('./hook-command.ts')).hookCommand(options, positionals, host);
    case 'report':
      return (await import('./report-command.ts')).reportCommand(positionals, host);
    case 'rules':
      return (await import('./rules-command.ts')).rulesCommand(options, positionals, host);
    case 'baseline':
      return (await import('./baseline-command.ts')).baselineCommand(options, positionals, host);
    case 'config':
      return (await import('./config-command.ts')).configCommand(options, positionals, host);
    case 'notify':
      return (await import('./notify/notify-command.ts')).notifyCommand(options, positionals, host);
    case 'policy':
      return (await import('./policy-command.ts')).policyCommand(options, positionals, host);
    default:
      return assertNever(command);
  }
}

/** What a thrown value says of itself: a file of the program that is not there or cannot be read as a program is no bug. */
function isLoadFailure(error: unknown): boolean {
  return (
    error instanceof SyntaxError || (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')
  );
}

function tellError(error: unknown, { err, env }: Host): number {
  if (error instanceof ScanError) {
    err.write(`error: ${escapeTerminal(error.message)}\n`);
    if (error.hint !== undefined) err.write(`help: ${escapeTerminal(error.hint)}\n`);
    return error.exit;
  }
  const kind = error instanceof Error ? error.name : typeof error;
  err.write(
    isLoadFailure(error)
      ? 'error: this installation is damaged: a file of its program cannot be loaded\nhelp: install Leakgate again; `leakgate doctor` checks all of its files\n'
      : `leakgate: internal error (${kind}); this is a bug\nhelp: \`leakgate doctor\` tells whether the installation is whole; else set LEAKGATE_DEBUG=1 for details and report it\n`,
  );
  if (env['LEAKGATE_DEBUG']) err.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return EXIT.internal;
}

/**
 * Runs a command line and gives its exit code. What the user got wrong ends in a message with a help line; anything else thrown is a bug
 * and says so, without its stack (which may quote what was scanned) unless LEAKGATE_DEBUG is set.
 */
export async function runCli(args: readonly string[], host: Host): Promise<number> {
  let told = maskingHost(host, undefined);
  try {
    const parsed = parseArgs(args);
    told = maskingHost(host, parsed.command);
    return await dispatch(parsed, told);
  } catch (error) {
    return tellError(error, told);
  }
}
