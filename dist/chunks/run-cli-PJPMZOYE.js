"use strict";var A=Object.create;var f=Object.defineProperty;var R=Object.getOwnPropertyDescriptor;var S=Object.getOwnPropertyNames;var j=Object.getPrototypeOf,T=Object.prototype.hasOwnProperty;var C=(e,a)=>{for(var t in a)f(e,t,{get:a[t],enumerable:!0})},k=(e,a,t,r)=>{if(a&&typeof a=="object"||typeof a=="function")for(let n of S(a))!T.call(e,n)&&n!==t&&f(e,n,{get:()=>a[n],enumerable:!(r=R(a,n))||r.enumerable});return e};var $=(e,a,t)=>(t=e!=null?A(j(e)):{},k(a||!e||!e.__esModule?f(t,"default",{value:e,enumerable:!0}):t,e)),D=e=>k(f({},"__esModule",{value:!0}),e);var H={};C(H,{runCli:()=>O});module.exports=D(H);var m=require("./chunk-ATDWFGUX.js"),w=require("./chunk-O7TWKWXC.js"),E=require("./chunk-CRK6PYF5.js"),l=require("./chunk-JKZJGMCY.js"),z=require("./chunk-PHKIAKHS.js"),c={allFiles:{flag:"--all-files",group:"What is scanned",help:"Scan everything but .git, also what git ignores."},noGit:{flag:"--no-git",group:"What is scanned",help:"Treat the path as a plain folder, without asking git."},exclude:{flag:"--exclude",value:"GLOB",repeatable:!0,group:"What is scanned",help:"Leave out paths that match; counted as skipped."},stdin:{flag:"--stdin",group:"What is scanned",help:"Scan standard input instead of files."},stdinPath:{flag:"--stdin-path",value:"PATH",group:"What is scanned",help:"The path standard input is reported under (default: stdin)."},allowEmpty:{flag:"--allow-empty",group:"What is scanned",help:"A scan that finds no files to read is no failure."},rules:{flag:"--rules",value:"FILE",repeatable:!0,group:"Rules",help:"Add a rule pack; see docs/rules.md."},onlyRule:{flag:"--only-rule",value:"ID",repeatable:!0,group:"Rules",help:"Use this rule alone (and others so named)."},skipRule:{flag:"--skip-rule",value:"ID",repeatable:!0,group:"Rules",help:"Do not use this rule."},report:{flag:"--report",value:"FORMAT[=FILE]",repeatable:!0,group:"Output",help:"text or json, to a file or standard output (default: text)."},minConfidence:{flag:"--min-confidence",value:"N",group:"Output",help:"Show findings of at least this probability, 0 to 1 (default: 0.5)."},color:{flag:"--color",value:"WHEN",group:"Output",help:"auto, always or never (default: auto; NO_COLOR counts as never)."},noProgress:{flag:"--no-progress",group:"Output",help:"No progress line on a terminal."},exitZero:{flag:"--exit-zero",group:"Verdict",help:"Exit 0 where findings would block (1); other codes stay."},workers:{flag:"--workers",value:"N",group:"Running",help:"Threads (default: one a processor, at most 8)."},prefilter:{flag:"--prefilter",value:"KIND",group:"Running",help:"auto, simd or scalar (default: auto, or LEAKGATE_PREFILTER)."},ruleDeadline:{flag:"--rule-deadline",value:"MS",group:"Running",help:"Longest run of an added rule in one place (default: 2000)."},help:{flag:"--help",group:"Running",help:"Show help."},version:{flag:"--version",group:"Running",help:"Show the version."}},g={scan:{usage:"leakgate scan [PATH...]",summary:"Scan files for secrets.",options:Object.keys(c).filter(e=>e!=="version"),examples:[["leakgate scan","tracked files and untracked ones that are not ignored"],['leakgate scan src "config/**/*.yml"',"some paths"],["leakgate scan --report json=report.json --report text","two reports"],["git show HEAD:.env | leakgate scan --stdin --stdin-path .env","standard input"]]},rules:{usage:"leakgate rules list | show ID | test [PACK...] | lint [PACK...]",summary:"Show the rules, or check rule packs.",options:["rules","help"],examples:[["leakgate rules show github-pat","what a rule finds and how to revoke it"],["leakgate rules lint my-rules.yml","everything that is wrong with a pack"]]}},d=28;function L(e,a,t){let r=[],n="";for(let o of e.split(" "))n!==""&&n.length+1+o.length>a-t?(r.push(n),n=o):n=n===""?o:`${n} ${o}`;return[...r,n].join(`
${" ".repeat(t)}`)}function N(e,a){let t=`  ${e.flag}${e.value?` ${e.value}`:""}`,r=e.repeatable?" Repeatable.":"";return(t.length<d?t.padEnd(d):`${t}
${" ".repeat(d)}`)+L(e.help+r,Math.max(a,d+30),d)}var y=`Exit codes: 0 pass, 1 blocked by findings, 2 wrong usage or rules, 3 incomplete (something was not scanned),
4 internal error.`;function I(){return`Leakgate finds secrets, and fails a build on the ones that matter.

Usage: leakgate COMMAND [OPTIONS]

Commands:
${Object.entries(g).map(([e,{summary:a}])=>`  ${e.padEnd(d-2)}${a}`).join(`
`)}

\`leakgate COMMAND --help\` shows a command's options; \`leakgate --version\` the version.
${y}
`}function P(e,a){let{usage:t,summary:r,options:n,examples:o}=g[e],h=n.map(i=>c[i]),s=[...new Set(h.map(i=>i.group))].map(i=>`${i}:
${h.filter(p=>p.group===i).map(p=>N(p,a)).join(`
`)}`),u=o.map(([i,p])=>`  ${i}
      ${p}`);return`${r}

Usage: ${t}

${s.join(`

`)}

Examples:
${u.join(`
`)}

${y}
`}var W={"-h":"--help"};function M(e,a){let t=a.map(o=>[o,c[o]]),r=t.find(([,o])=>o.flag===e);if(r)return r;let n=(0,w.a)(e,t.map(([,o])=>o.flag));throw new l.b("unknown-flag",`unknown option ${e}`,{hint:n?`did you mean ${n}?`:"see leakgate --help"})}function G(e){if(Object.hasOwn(g,e))return e;let a=(0,w.a)(e,Object.keys(g));throw new l.b("unknown-command",`unknown command ${JSON.stringify(e)}`,{hint:a?`did you mean ${a}?`:"see leakgate --help"})}function K(e,[a,t],r){if(t.value===void 0){if(r!==void 0)throw new l.b("bad-option",`${t.flag} takes no value`);e[a]=!0;return}if(r===void 0||r==="")throw new l.b("bad-option",`${t.flag} needs a value`,{hint:`write ${t.flag} ${t.value}`});if(t.repeatable){let n=e[a];e[a]=Array.isArray(n)?[...n,r]:[r]}else if(e[a]===void 0)e[a]=r;else throw new l.b("bad-option",`${t.flag} was given twice`)}function F(e){let a=e.findIndex(s=>!s.startsWith("-")),t=a<0?void 0:G(e[a]),r=t?g[t].options:["help","version"],n=a<0?e:e.filter((s,u)=>u!==a),o={},h=[];for(let s=0;s<n.length;s++){let u=W[n[s]]??n[s];if(u==="--"){h.push(...n.slice(s+1));break}if(!u.startsWith("-")||u==="-"){h.push(u);continue}let[i,p]=U(u),v=M(i,r),x=p===void 0&&v[1].value!==void 0;K(o,v,x?n[++s]:p)}return{command:t,options:o,positionals:h}}function U(e){let a=e.indexOf("=");return a<0?[e,void 0]:[e.slice(0,a),e.slice(a+1)]}var b=100;async function B(e,a){let{command:t,options:r,positionals:n}=F(e);return r.version?(a.out.write(`${(0,E.a)()}
`),l.a.pass):t===void 0?(a.out.write(I()),r.help?l.a.pass:l.a.usage):r.help?(a.out.write(P(t,Math.min(a.out.columns??b,b))),l.a.pass):t==="scan"?(await Promise.resolve().then(()=>$(require("./scan-command-P6MEXEX7.js")))).scanCommand(r,n,a):(await Promise.resolve().then(()=>$(require("./rules-command-SD77V4QB.js")))).rulesCommand(r,n,a)}async function O(e,a){try{return await B(e,a)}catch(t){if(t instanceof l.b)return a.err.write(`error: ${(0,m.a)(t.message)}
`),t.hint!==void 0&&a.err.write(`help: ${(0,m.a)(t.hint)}
`),t.exit;let r=t instanceof Error?t.name:typeof t;return a.err.write(`leakgate: internal error (${r}); this is a bug
help: set LEAKGATE_DEBUG=1 for details and report it
`),a.env.LEAKGATE_DEBUG&&a.err.write(`${t instanceof Error?t.stack:String(t)}
`),l.a.internal}}0&&(module.exports={runCli});
