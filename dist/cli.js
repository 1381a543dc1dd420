#!/usr/bin/env node
"use strict";var a=Object.create;var l=Object.defineProperty;var c=Object.getOwnPropertyDescriptor;var p=Object.getOwnPropertyNames;var d=Object.getPrototypeOf,u=Object.prototype.hasOwnProperty;var w=(e,o,t,s)=>{if(o&&typeof o=="object"||typeof o=="function")for(let r of p(o))!u.call(e,r)&&r!==t&&l(e,r,{get:()=>o[r],enumerable:!(s=c(o,r))||s.enumerable});return e};var i=(e,o,t)=>(t=e!=null?a(d(e)):{},w(o||!e||!e.__esModule?l(t,"default",{value:e,enumerable:!0}):t,e));var n=process.argv.slice(2);async function g(){let{toolVersion:e}=await Promise.resolve().then(()=>i(require("./chunks/version-UBGVUVB5.js")));return new Promise(o=>{process.stdout.on("error",()=>{}),process.stdout.write(`${e()}
`,t=>{o(t&&"code"in t&&t.code!=="EPIPE"?4:0)})})}async function m(){if(n.length===1&&n[0]==="--version")return g();let[{runCli:e},{openProcessContext:o}]=await Promise.all([Promise.resolve().then(()=>i(require("./chunks/run-cli-2GSBXNU4.js"))),Promise.resolve().then(()=>i(require("./chunks/process-context-LP3O4SH3.js")))]),t=o({descriptor:2,line:(s,r)=>`leakgate: ${s}
help: ${r}
`});return e(n,t)}m().then(e=>process.exitCode=e,()=>{process.stderr.write(`leakgate: its own files could not be loaded
help: install it again
`),process.exitCode=4});
