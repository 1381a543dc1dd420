"use strict";var f=require("./chunk-7PMKLMT2.js"),c=require("./chunk-S4VUTCTT.js"),$=require("./chunk-3WDAELPR.js"),a=require("./chunk-LTXDQAUN.js"),F=require("./chunk-XTYOSYXO.js"),b=200,j=10,y=20,x=24,v={block:"\u{1F534}",warn:"\u{1F7E1}",note:"\u26AA"};function M({verdict:n,findings:t,coverage:i},e){return e>0?`## \u{1F534} Leakgate: ${e} blocking ${e===1?"finding":"findings"}`:i.scanned===0&&!n.pass?"## \u{1F534} Leakgate: nothing was scanned":n.pass?t.length===0?"## \u{1F7E2} Leakgate: no secrets found":`## \u{1F7E1} Leakgate: passed, ${t.length} to look at`:"## \u{1F534} Leakgate: the scan is incomplete"}function E(n){let t=F.a.map(e=>[e,n.filter(({severity:l})=>l===e).length]),i=Math.max(...t.map(([,e])=>e));return`\`\`\`text
${t.filter(([,e])=>e>0).map(([e,l])=>`${e.padEnd(8)} ${"\u2588".repeat(Math.max(1,Math.round(l/i*x)))} ${l}`).join(`
`)}
\`\`\`

`}function L({verdict:n}){if(n.gates.length===0)return"";let t=n.gates.map(({name:i,action:e,findings:l,message:o})=>`| ${v[e]} ${e} | ${(0,a.c)(i)} | ${l} | ${(0,a.c)(o??"")} |
`);return`### ${n.pass?"Gates":"Why it is blocked"}

| Action | Gate | Findings | |
|---|---|--:|---|
${t.join("")}
`}function S(n,{actionOf:t,ownersOf:i}){let{path:e,line:l,column:o,name:d,redacted:s,severity:r,confidence:g}=n,u=(0,a.e)(`${e}:${l}:${o}`),h=i(e).map(a.e).join(" "),m=`${Math.floor(g*100)} %`,p=[r,m,(0,a.c)(d),(0,a.e)(s),u,(0,a.c)((0,f.b)(n)),h];return`| ${v[t(n)]} | ${p.join(" | ")} |
`}function*N(n,t){yield`### Findings

| | Severity | Sure | What | Value | Where | Exposure | Owner |
|---|---|--:|---|---|---|---|---|
`;for(let e of n.slice(0,b))yield S(e,t);let i=n.length-b;yield i>0?`
The other reports list ${i} more.

`:`
`}function O(n,t){let i=(0,f.a)(n,t).map(({title:e,text:l,url:o,commands:d=[]})=>{let s=o===void 0?"":` ${(0,a.d)(o)}`,r=d.length===0?"":`

   \`\`\`sh
   ${d.join(`
   `)}
   \`\`\`
`;return`1. **${e}.** ${(0,a.c)(l)}${s}${r}
`});return`<details><summary>${(0,a.c)(t.name)}</summary>

It grants: ${(0,a.c)(t.grants)}

${i.join("")}
</details>

`}function*A(n,{ruleMetadata:t}){yield`### How to fix

In this order: a secret that was removed but still works is still a leak.

`;let i=new Set;for(let e of n)i.has(e.rule)||i.size===j||(i.add(e.rule),yield O(e,(0,$.b)(e,t)))}function*w(n){for(let[t,i]of n.slice(0,y))yield`- ${(0,a.e)(t)}: ${(0,a.c)(i)}
`;n.length>y&&(yield`- and ${n.length-y} more
`)}function*k(n,t){t.length!==0&&(yield`
${n}: ${t.length}.

`,yield*w(t.map(({path:i,reason:e})=>[i,e])))}function*W({coverage:n,run:t,tool:i}){let{planned:e,scanned:l,bytes:o,skipped:d,failed:s,limited:r}=n,g=t.head===null?"":` at ${(0,a.e)(t.head.slice(0,12))}`,u=[...(0,c.a)(d)].map(([m,p])=>`${p} ${(0,a.c)(m)}`),h=u.length===0?"":` (${u.join(", ")})`;yield`### Coverage

Scanned ${l} of ${e} planned, ${o} bytes, with ${i.rules.count} rules (mode ${t.mode}${g}). Skipped on purpose: ${d.length}${h}. Not scanned: ${s.length}. Partly decoded: ${r.length}.
`,yield*k("Not scanned",s),yield*k("Not inspected",(0,c.b)(n)),yield*k("Partly decoded",r)}function*G({hidden:n,notices:t}){let i=(0,c.d)(n);i!==""&&(yield`Hidden, and not shown: ${i}.

`),t.length!==0&&(yield`### Notices

`,yield*w(t.map(({place:e,message:l})=>[e,l])),yield`
`)}function*H(n){let{report:t,actionOf:i}=n,e=(0,$.c)(t.findings.filter($.a),i),l=e.filter(o=>i(o)==="block").length;yield`${M(t,l)}

`,e.length>0&&(yield E(e)),yield L(t),e.length>0&&(yield*N(e,n),yield*A(e,n)),yield*G(t),yield*W(t)}module.exports={__esModule:!0,a:H};
