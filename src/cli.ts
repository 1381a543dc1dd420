#!/usr/bin/env node
const args = process.argv.slice(2);

/** `--version` is answered before anything else is loaded: asking should cost what starting Node costs. */
async function run(): Promise<number> {
  if (args.length === 1 && args[0] === '--version') {
    const { toolVersion } = await import('./app/version.ts');
    process.stdout.write(`${toolVersion()}\n`);
    return 0;
  }
  const [{ runCli }, { openHost }] = await Promise.all([import('./app/run-cli.ts'), import('./app/host.ts')]);
  return runCli(args, openHost());
}

run().then(
  (code) => (process.exitCode = code),
  () => {
    // what fails here could not even be loaded: an installation that is not whole must not look like findings (1)
    process.stderr.write('leakgate: its own files could not be loaded\nhelp: install it again\n');
    process.exitCode = 4;
  },
);
