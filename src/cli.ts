#!/usr/bin/env node
const args = process.argv.slice(2);

/** `--version` is answered before anything else is loaded: asking should cost what starting Node costs. */
async function printVersion(): Promise<number> {
  const { toolVersion } = await import('./app/version.ts');
  return new Promise((resolve) => {
    // told to the callback too
    process.stdout.on('error', () => {});
    process.stdout.write(`${toolVersion()}\n`, (error) => {
      resolve(error && 'code' in error && error.code !== 'EPIPE' ? 4 : 0);
    });
  });
}

async function run(): Promise<number> {
  if (args.length === 1 && args[0] === '--version') return printVersion();
  const [{ runCli }, { openProcessContext: openHost }] = await Promise.all([
    import('./app/run-cli.ts'),
    import('./app/process-context.ts'),
  ]);
  const context = openHost({
    descriptor: 2,
    line: (message, help) => `leakgate: ${message}\nhelp: ${help}\n`,
  });
  return runCli(args, context);
}

run().then(
  (code) => (process.exitCode = code),
  () => {
    // what fails here could not even be loaded: an installation that is not whole must not look like findings (1)
    process.stderr.write('leakgate: its own files could not be loaded\nhelp: install it again\n');
    process.exitCode = 4;
  },
);
