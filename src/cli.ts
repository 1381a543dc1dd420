#!/usr/bin/env node
const args = process.argv.slice(2);

/** Prints the version before anything else is loaded, so that it costs no more than starting Node. */
async function printVersion(): Promise<number> {
  const { toolVersion } = await import('./app/version.ts');
  return new Promise((resolve) => {
    // the callback gets the error too
    process.stdout.on('error', () => {});
    process.stdout.write(`${toolVersion()}\n`, (error) => {
      resolve(error && 'code' in error && error.code !== 'EPIPE' ? 4 : 0);
    });
  });
}

async function run(): Promise<number> {
  if (args.length === 1 && args[0] === '--version') return printVersion();
  const [{ runCli }, { openProcessContext }] = await Promise.all([
    import('./app/run-cli.ts'),
    import('./app/process-context.ts'),
  ]);
  const context = openProcessContext({
    descriptor: 2,
    line: (message, help) => `leakgate: ${message}\nhelp: ${help}\n`,
  });
  return runCli(args, context);
}

run().then(
  (code) => (process.exitCode = code),
  () => {
    // the program itself could not be loaded: an incomplete installation must not look like findings (1)
    process.stderr.write('leakgate: its own files could not be loaded\nhelp: install it again\n');
    process.exitCode = 4;
  },
);
