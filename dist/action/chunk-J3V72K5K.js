"use strict";var g=Object.defineProperty;var F=Object.getOwnPropertyDescriptor;var x=Object.getOwnPropertyNames;var j=Object.prototype.hasOwnProperty;var S=(t,n)=>{for(var a in n)g(t,a,{get:n[a],enumerable:!0})},E=(t,n,a,e)=>{if(n&&typeof n=="object"||typeof n=="function")for(let i of x(n))!j.call(t,i)&&i!==a&&g(t,i,{get:()=>n[i],enumerable:!(e=F(n,i))||e.enumerable});return t};var L=t=>E(g({},"__esModule",{value:!0}),t);var R={};S(R,{a:()=>k});module.exports=L(R);var u=require("./chunk-OQ4HJTQA.js"),d=require("./chunk-TYNVN5DD.js"),o=require("./chunk-ICG55AYJ.js"),y=require("./chunk-XTYOSYXO.js"),p=200,M=10,h=20,O=24,m={block:"\u{1F534}",warn:"\u{1F7E1}",note:"\u26AA"};function W({verdict:t,findings:n,coverage:a},e){return e>0?`## \u{1F534} Leakgate: ${e} blocking ${e===1?"finding":"findings"}`:a.scanned===0&&!t.pass?"## \u{1F534} Leakgate: nothing was scanned":t.pass?n.length===0?"## \u{1F7E2} Leakgate: no secrets found":`## \u{1F7E1} Leakgate: passed, ${n.length} to look at`:"## \u{1F534} Leakgate: the scan is incomplete"}function A(t){let n=y.a.map(e=>[e,t.filter(({severity:i})=>i===e).length]),a=Math.max(...n.map(([,e])=>e));return`\`\`\`text
${n.filter(([,e])=>e>0).map(([e,i])=>`${e.padEnd(8)} ${"\u2588".repeat(Math.max(1,Math.round(i/a*O)))} ${i}`).join(`
`)}
\`\`\`

`}function G({verdict:t}){if(t.gates.length===0)return"";let n=t.gates.map(({name:a,action:e,findings:i})=>`| ${m[e]} ${e} | ${(0,o.c)(a)} | ${i} |
`);return`### ${t.pass?"Gates":"Why it is blocked"}

| Action | Gate | Findings |
|---|---|--:|
${n.join("")}
`}function I(t,{actionOf:n,ownersOf:a}){let{path:e,line:i,column:l,name:r,redacted:s,severity:c,confidence:$}=t,f=(0,o.e)(`${e}:${i}:${l}`),b=a(e).map(o.e).join(" "),v=`${Math.floor($*100)} %`,w=[c,v,(0,o.c)(r),(0,o.e)(s),f,(0,o.c)((0,u.b)(t)),b];return`| ${m[n(t)]} | ${w.join(" | ")} |
`}function*C(t,n){yield`### Findings

| | Severity | Sure | What | Value | Where | Exposure | Owner |
|---|---|--:|---|---|---|---|---|
`;for(let e of t.slice(0,p))yield I(e,n);let a=t.length-p;yield a>0?`
${a} more are in the other reports.

`:`
`}function N(t,n){let a=(0,u.a)(t,n).map(({title:e,text:i,url:l,commands:r=[]})=>{let s=l===void 0?"":` ${(0,o.d)(l)}`,c=r.length===0?"":`

   \`\`\`sh
   ${r.join(`
   `)}
   \`\`\`
`;return`1. **${e}.** ${(0,o.c)(i)}${s}${c}
`});return`<details><summary>${(0,o.c)(n.name)}</summary>

It grants: ${(0,o.c)(n.grants)}

${a.join("")}
</details>

`}function*z(t,{cards:n}){yield`### How to fix

In this order: a secret that was removed and still works is still a leak.

`;let a=new Set;for(let e of t)a.has(e.rule)||a.size===M||(a.add(e.rule),yield N(e,(0,d.b)(e,n)))}function*H({coverage:t,run:n,tool:a}){let{planned:e,scanned:i,bytes:l,skipped:r,failed:s}=t,c=n.head===null?"":` at ${(0,o.e)(n.head.slice(0,12))}`;yield`### Coverage

Scanned ${i} of ${e} planned, ${l} bytes, by ${a.rules.count} rules (mode ${n.mode}${c}). Skipped on purpose: ${r.length}. Not scanned: ${s.length}.

`;for(let{path:$,reason:f}of s.slice(0,h))yield`- ${(0,o.e)($)}: ${(0,o.c)(f)}
`;s.length>h&&(yield`- and ${s.length-h} more
`)}function*k(t){let{report:n,actionOf:a}=t,e=(0,d.c)(n.findings.filter(d.a),a),i=e.filter(r=>a(r)==="block").length;yield`${W(n,i)}

`,e.length>0&&(yield A(e)),yield G(n),e.length>0&&(yield*C(e,t),yield*z(e,t));let l=n.findings.length-e.length;l>0&&(yield`Suppressed or in the baseline, and not shown: ${l}.

`),yield*H(n)}0&&(module.exports={a});
