#!/usr/bin/env node
import{createRequire as __leakgateRequire}from'node:module';const require=__leakgateRequire(import.meta.url);
import{a as o}from"./chunks/chunk-KJJRNRB2.js";import"./chunks/chunk-WZ6PEPY6.js";if(process.argv.length===3&&process.argv[2]==="--version")process.stdout.write(`${o()}
`);else{let[{runCli:s},{openHost:e}]=await Promise.all([import("./chunks/run-cli-HT2MTUSX.js"),import("./chunks/host-GY5E4MEW.js")]);process.exitCode=await s(process.argv.slice(2),e())}
