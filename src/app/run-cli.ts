import { commandHelp, generalHelp } from '../config/help.ts';
import type { CommandName } from '../config/commands.ts';
import type { RawOptions } from '../config/options.ts';
import { parseArgs, type ParsedArgs } from '../config/parse-args.ts';
import { EXIT, ScanError } from '../core/errors.ts';
import { escapeTerminal } from '../report/escape.ts';
import type { ProcessContext } from './process-context.ts';
import { maskedContext } from './masked-context.ts';
import { toolVersion } from './version.ts';

const HELP_WIDTH = 100;

/** A command, which returns its exit code. */
type Run = (options: RawOptions, positionals: readonly string[], context: ProcessContext) => number | Promise<number>;

/** Commands by name, loaded when called. */
const LOADERS: Readonly<Record<Exclude<CommandName, 'scan'>, () => Promise<Run>>> = {
  ci: async () => (await import('./ci/ci-command.ts')).ciCommand,
  'self-test': async () => (await import('./ci/self-test.ts')).selfTestCommand,
  doctor: async () => (await import('./doctor/doctor-command.ts')).doctorCommand,
  init: async () => (await import('./commands/init-command.ts')).initCommand,
  migrate: async () => (await import('./migrate/migrate-command.ts')).migrateCommand,
  hook: async () => (await import('./hook/hook-command.ts')).hookCommand,
  report: async () => {
    const { reportCommand } = await import('./commands/report-command.ts');
    return (_options, positionals, context) => reportCommand(positionals, context);
  },
  rules: async () => (await import('./commands/rules-command.ts')).rulesCommand,
  baseline: async () => (await import('./baseline/baseline-command.ts')).baselineCommand,
  config: async () => (await import('./commands/config-command.ts')).configCommand,
  notify: async () => (await import('./notify/notify-command.ts')).notifyCommand,
  policy: async () => (await import('./commands/policy-command.ts')).policyCommand,
};

async function dispatch({ command, options, positionals }: ParsedArgs, context: ProcessContext): Promise<number> {
  if (options.version) {
    context.out.write(`${toolVersion()}\n`);
    return EXIT.pass;
  }
  if (command === undefined) {
    context.out.write(generalHelp());
    return options.help ? EXIT.pass : EXIT.usage;
  }
  if (options.help) {
    context.out.write(commandHelp(command, Math.min(context.out.columns ?? HELP_WIDTH, HELP_WIDTH)));
    return EXIT.pass;
  }
  if (command === 'scan')
    return (await import('./commands/scan-command.ts')).scanCommand(options, positionals, context);
  return (await LOADERS[command]())(options, positionals, context);
}

/** Whether one of the program's own files is missing or not loadable, which is not a bug. */
function isLoadFailure(error: unknown): boolean {
  return (
    error instanceof SyntaxError || (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')
  );
}

function reportError(error: unknown, { err, env }: ProcessContext): number {
  if (error instanceof ScanError) {
    err.write(`error: ${escapeTerminal(error.message)}\n`);
    if (error.hint !== undefined) err.write(`help: ${escapeTerminal(error.hint)}\n`);
    return error.exit;
  }
  const kind = error instanceof Error ? error.name : typeof error;
  err.write(
    isLoadFailure(error)
      ? 'error: this installation is damaged: one of its files cannot be loaded\nhelp: install Leakgate again; `leakgate doctor` checks all of its files\n'
      : `leakgate: internal error (${kind}); this is a bug\nhelp: \`leakgate doctor\` checks the installation; if it is intact, set LEAKGATE_DEBUG=1 for details and report the bug\n`,
  );
  if (env['LEAKGATE_DEBUG']) err.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return EXIT.internal;
}

/**
 * Runs a command line and returns its exit code. A user's mistake ends in a message with a help line. Anything else thrown is a bug and says so,
 * without its stack (which may quote what was scanned) unless LEAKGATE_DEBUG is set.
 */
export async function runCli(args: readonly string[], context: ProcessContext): Promise<number> {
  let masked = maskedContext(context, undefined);
  try {
    const parsed = parseArgs(args);
    masked = maskedContext(context, parsed.command);
    return await dispatch(parsed, masked);
  } catch (error) {
    return reportError(error, masked);
  }
}
