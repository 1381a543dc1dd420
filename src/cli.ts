#!/usr/bin/env node
import { toolVersion } from './app/version.ts';

// Answered before anything else is loaded: asking for the version should cost what starting Node costs.
if (process.argv.length === 3 && process.argv[2] === '--version') process.stdout.write(`${toolVersion()}\n`);
else {
  const [{ runCli }, { openHost }] = await Promise.all([import('./app/run-cli.ts'), import('./app/host.ts')]);
  process.exitCode = await runCli(process.argv.slice(2), openHost());
}
