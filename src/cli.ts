#!/usr/bin/env node
import { toolVersion } from './app/version.ts';

if (process.argv[2] === '--version') process.stdout.write(`${toolVersion()}\n`);
