#!/usr/bin/env node
import{createRequire as __leakgateRequire}from'node:module';const require=__leakgateRequire(import.meta.url);
import{a as o}from"./chunks/chunk-KJJRNRB2.js";import"./chunks/chunk-WZ6PEPY6.js";process.argv[2]==="--version"&&process.stdout.write(`${o()}
`);
