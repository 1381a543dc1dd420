import{createRequire as __leakgateRequire}from'node:module';const require=__leakgateRequire(import.meta.url);
import{a as O}from"./chunk-5EIKCJRF.js";import{a as y}from"./chunk-2IQKKLHZ.js";import{a as w}from"./chunk-KJJRNRB2.js";import{a as c,b as u}from"./chunk-GNYXZU3D.js";import"./chunk-WZ6PEPY6.js";var m={allFiles:{flag:"--all-files",group:"What is scanned",help:"Scan everything but .git, also what git ignores."},noGit:{flag:"--no-git",group:"What is scanned",help:"Treat the path as a plain folder, without asking git."},exclude:{flag:"--exclude",value:"GLOB",repeatable:!0,group:"What is scanned",help:"Leave out paths that match; counted as skipped."},stdin:{flag:"--stdin",group:"What is scanned",help:"Scan standard input instead of files."},stdinPath:{flag:"--stdin-path",value:"PATH",group:"What is scanned",help:"The path standard input is reported under (default: stdin)."},allowEmpty:{flag:"--allow-empty",group:"What is scanned",help:"A scan that finds no files to read is no failure."},rules:{flag:"--rules",value:"FILE",repeatable:!0,group:"Rules",help:"Add a rule pack; see docs/rules.md."},onlyRule:{flag:"--only-rule",value:"ID",repeatable:!0,group:"Rules",help:"Use this rule alone (and others so named)."},skipRule:{flag:"--skip-rule",value:"ID",repeatable:!0,group:"Rules",help:"Do not use this rule."},report:{flag:"--report",value:"FORMAT[=FILE]",repeatable:!0,group:"Output",help:"text or json, to a file or standard output (default: text)."},minConfidence:{flag:"--min-confidence",value:"N",group:"Output",help:"Show findings of at least this probability, 0 to 1 (default: 0.5)."},color:{flag:"--color",value:"WHEN",group:"Output",help:"auto, always or never (default: auto; NO_COLOR counts as never)."},noProgress:{flag:"--no-progress",group:"Output",help:"No progress line on a terminal."},exitZero:{flag:"--exit-zero",group:"Verdict",help:"Exit 0 where findings would block (1); other codes stay."},workers:{flag:"--workers",value:"N",group:"Running",help:"Threads (default: one a processor, at most 8)."},prefilter:{flag:"--prefilter",value:"KIND",group:"Running",help:"auto, simd or scalar (default: auto, or LEAKGATE_PREFILTER)."},ruleDeadline:{flag:"--rule-deadline",value:"MS",group:"Running",help:"Longest run of an added rule in one place (default: 2000)."},help:{flag:"--help",group:"Running",help:"Show help."},version:{flag:"--version",group:"Running",help:"Show the version."}},d={scan:{usage:"leakgate scan [PATH...]",summary:"Scan files for secrets.",options:Object.keys(m).filter(e=>e!=="version"),examples:[["leakgate scan","tracked files and untracked ones that are not ignored"],['leakgate scan src "config/**/*.yml"',"some paths"],["leakgate scan --report json=report.json --report text","two reports"],["git show HEAD:.env | leakgate scan --stdin --stdin-path .env","standard input"]]},rules:{usage:"leakgate rules list | show ID | test [PACK...] | lint [PACK...]",summary:"Show the rules, or check rule packs.",options:["rules","help"],examples:[["leakgate rules show github-pat","what a rule finds and how to revoke it"],["leakgate rules lint my-rules.yml","everything that is wrong with a pack"]]}};var f=28;function v(e,n,t){let a=[],o="";for(let r of e.split(" "))o!==""&&o.length+1+r.length>n-t?(a.push(o),o=r):o=o===""?r:`${o} ${r}`;return[...a,o].join(`
${" ".repeat(t)}`)}function R(e,n){let t=`  ${e.flag}${e.value?` ${e.value}`:""}`,a=e.repeatable?" Repeatable.":"";return(t.length<f?t.padEnd(f):`${t}
${" ".repeat(f)}`)+v(e.help+a,Math.max(n,f+30),f)}var k=`Exit codes: 0 pass, 1 blocked by findings, 2 wrong usage or rules, 3 incomplete (something was not scanned),
4 internal error.`;function N(){return`Leakgate finds secrets, and fails a build on the ones that matter.

Usage: leakgate COMMAND [OPTIONS]

Commands:
${Object.entries(d).map(([n,{summary:t}])=>`  ${n.padEnd(f-2)}${t}`).join(`
`)}

\`leakgate COMMAND --help\` shows a command's options; \`leakgate --version\` the version.
${k}
`}function S(e,n){let{usage:t,summary:a,options:o,examples:r}=d[e],g=o.map(i=>m[i]),l=[...new Set(g.map(i=>i.group))].map(i=>`${i}:
${g.filter(p=>p.group===i).map(p=>R(p,n)).join(`
`)}`),h=r.map(([i,p])=>`  ${i}
      ${p}`);return`${a}

Usage: ${t}

${l.join(`

`)}

Examples:
${h.join(`
`)}

${k}
`}var E={"-h":"--help"};function A(e,n){let t=n.map(r=>[r,m[r]]),a=t.find(([,r])=>r.flag===e);if(a)return a;let o=y(e,t.map(([,r])=>r.flag));throw new u("unknown-flag",`unknown option ${e}`,{hint:o?`did you mean ${o}?`:"see leakgate --help"})}function C(e){if(Object.hasOwn(d,e))return e;let n=y(e,Object.keys(d));throw new u("unknown-command",`unknown command ${JSON.stringify(e)}`,{hint:n?`did you mean ${n}?`:"see leakgate --help"})}function T(e,[n,t],a){if(t.value===void 0){if(a!==void 0)throw new u("bad-option",`${t.flag} takes no value`);e[n]=!0;return}if(a===void 0||a==="")throw new u("bad-option",`${t.flag} needs a value`,{hint:`write ${t.flag} ${t.value}`});if(t.repeatable){let o=e[n];e[n]=Array.isArray(o)?[...o,a]:[a]}else if(e[n]===void 0)e[n]=a;else throw new u("bad-option",`${t.flag} was given twice`)}function $(e){let n=e.findIndex(s=>!s.startsWith("-")),t=n<0?void 0:C(e[n]),a=t?d[t].options:["help","version"],o=n<0?e:e.filter((s,l)=>l!==n),r={},g=[];for(let s=0;s<o.length;s++){let l=E[o[s]]??o[s];if(l==="--"){g.push(...o.slice(s+1));break}if(!l.startsWith("-")||l==="-"){g.push(l);continue}let[h,i]=P(l),p=A(h,a),b=i===void 0&&p[1].value!==void 0;T(r,p,b?o[++s]:i)}return{command:t,options:r,positionals:g}}function P(e){let n=e.indexOf("=");return n<0?[e,void 0]:[e.slice(0,n),e.slice(n+1)]}var x=100;async function I(e,n){let{command:t,options:a,positionals:o}=$(e);return a.version?(n.out.write(`${w()}
`),c.pass):t===void 0?(n.out.write(N()),a.help?c.pass:c.usage):a.help?(n.out.write(S(t,Math.min(n.out.columns??x,x))),c.pass):t==="scan"?(await import("./scan-command-QLSSROFN.js")).scanCommand(a,o,n):(await import("./rules-command-JXEXNDWJ.js")).rulesCommand(a,o,n)}async function B(e,n){try{return await I(e,n)}catch(t){if(t instanceof u)return n.err.write(`error: ${O(t.message)}
`),t.hint!==void 0&&n.err.write(`help: ${O(t.hint)}
`),t.exit;let a=t instanceof Error?t.name:typeof t;return n.err.write(`leakgate: internal error (${a}); this is a bug
help: set LEAKGATE_DEBUG=1 for details and report it
`),n.env.LEAKGATE_DEBUG&&n.err.write(`${t instanceof Error?t.stack:String(t)}
`),c.internal}}export{B as runCli};
