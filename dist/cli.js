#!/usr/bin/env node
"use strict";var a=Object.create;var l=Object.defineProperty;var c=Object.getOwnPropertyDescriptor;var p=Object.getOwnPropertyNames;var d=Object.getPrototypeOf,u=Object.prototype.hasOwnProperty;var w=(e,o,r,s)=>{if(o&&typeof o=="object"||typeof o=="function")for(let t of p(o))!u.call(e,t)&&t!==r&&l(e,t,{get:()=>o[t],enumerable:!(s=c(o,t))||s.enumerable});return e};var i=(e,o,r)=>(r=e!=null?a(d(e)):{},w(o||!e||!e.__esModule?l(r,"default",{value:e,enumerable:!0}):r,e));var n=process.argv.slice(2);async function g(){let{toolVersion:e}=await Promise.resolve().then(()=>i(require("./chunks/version-UBGVUVB5.js")));return new Promise(o=>{process.stdout.on("error",()=>{}),process.stdout.write(`${e()}
`,r=>{o(r&&"code"in r&&r.code!=="EPIPE"?4:0)})})}async function m(){if(n.length===1&&n[0]==="--version")return g();let[{runCli:e},{openHost:o}]=await Promise.all([Promise.resolve().then(()=>i(require("./chunks/run-cli-SAFZD6NO.js"))),Promise.resolve().then(()=>i(require("./chunks/process-context-UAY3IAGM.js")))]),r=o({descriptor:2,line:(s,t)=>`leakgate: ${s}
help: ${t}
`});return e(n,r)}m().then(e=>process.exitCode=e,()=>{process.stderr.write(`leakgate: its own files could not be loaded
help: install it again
`),process.exitCode=4});
