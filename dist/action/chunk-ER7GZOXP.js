"use strict";var g=require("./chunk-2PONDFWW.js"),c=require("./chunk-S4VUTCTT.js"),$=require("./chunk-WNIPNYUQ.js"),w=require("./chunk-AVWFETBQ.js"),i=require("./chunk-LTXDQAUN.js"),F=require("./chunk-RCGX4NNA.js"),k=200,j=10,p=20,E=24,b={block:"\u{1F534}",warn:"\u{1F7E1}",note:"\u26AA"};function L({verdict:n,findings:t,coverage:a},e){return e>0?`## \u{1F534} Leakgate: ${e} blocking ${e===1?"finding":"findings"}`:a.scanned===0&&!n.pass?"## \u{1F534} Leakgate: nothing was scanned":n.pass?t.length===0?"## \u{1F7E2} Leakgate: no secrets found":`## \u{1F7E1} Leakgate: passed, ${t.length} to look at`:"## \u{1F534} Leakgate: the scan is incomplete"}function M(n){let t=F.b.map(e=>[e,n.filter(({severity:l})=>l===e).length]),a=Math.max(...t.map(([,e])=>e));return`\`\`\`text
${t.filter(([,e])=>e>0).map(([e,l])=>`${e.padEnd(8)} ${"\u2588".repeat(Math.max(1,Math.round(l/a*E)))} ${l}`).join(`
`)}
\`\`\`

`}function S({verdict:n}){if(n.gates.length===0)return"";let t=n.gates.map(({name:a,action:e,findings:l,message:o})=>`| ${b[e]} ${e} | ${(0,i.c)(a)} | ${l} | ${(0,i.c)(o??"")} |
`);return`### ${n.pass?"Gates":"Why it is blocked"}

| Action | Gate | Findings | |
|---|---|--:|---|
${t.join("")}
`}function N(n,{actionOf:t,ownersOf:a}){let{path:e,line:l,column:o,name:d,redacted:s,severity:r}=n,f=(0,i.e)(`${e}:${l}:${o}`),u=a(e).map(i.e).join(" "),m=(0,w.a)(n).replace("%"," %"),h=[r,m,(0,i.c)(d),(0,i.e)(s),f,(0,i.c)((0,g.b)(n)),u];return`| ${b[t(n)]} | ${h.join(" | ")} |
`}function*O(n,t){yield`### Findings

| | Severity | Sure | What | Value | Where | Exposure | Owner |
|---|---|--:|---|---|---|---|---|
`;for(let e of n.slice(0,k))yield N(e,t);let a=n.length-k;yield a>0?`
The other reports list ${a} more.

`:`
`}function A(n,t){let a=(0,g.a)(n,t).map(({title:e,text:l,url:o,commands:d=[]})=>{let s=o===void 0?"":` ${(0,i.d)(o)}`,r=d.length===0?"":`

   \`\`\`sh
   ${d.join(`
   `)}
   \`\`\`
`;return`1. **${e}.** ${(0,i.c)(l)}${s}${r}
`});return`<details><summary>${(0,i.c)(t.name)}</summary>

${t.class==="handling"?"":"It grants: "}${(0,i.c)(t.grants)}

${a.join("")}
</details>

`}function*W(n,{ruleMetadata:t}){yield`### How to fix

In this order: a secret that was removed but still works is still a leak.

`;let a=new Set;for(let e of n)a.has(e.rule)||a.size===j||(a.add(e.rule),yield A(e,(0,$.b)(e,t)))}function*v(n){for(let[t,a]of n.slice(0,p))yield`- ${(0,i.e)(t)}: ${(0,i.c)(a)}
`;n.length>p&&(yield`- and ${n.length-p} more
`)}function*y(n,t){t.length!==0&&(yield`
${n}: ${t.length}.

`,yield*v(t.map(({path:a,reason:e})=>[a,e])))}function*G({coverage:n,run:t,tool:a}){let{planned:e,scanned:l,bytes:o,skipped:d,failed:s,limited:r}=n,f=t.head===null?"":` at ${(0,i.e)(t.head.slice(0,12))}`,u=[...(0,c.a)(d)].map(([h,x])=>`${x} ${(0,i.c)(h)}`),m=u.length===0?"":` (${u.join(", ")})`;yield`### Coverage

Scanned ${l} of ${e} planned, ${o} bytes, with ${a.rules.count} rules (mode ${t.mode}${f}). Skipped on purpose: ${d.length}${m}. Not scanned: ${s.length}. Partly decoded: ${r.length}.
`,yield*y("Not scanned",s),yield*y("Not inspected",(0,c.b)(n)),yield*y("Partly decoded",r)}function*H({hidden:n,notices:t}){let a=(0,c.d)(n);a!==""&&(yield`Hidden, and not shown: ${a}.

`),t.length!==0&&(yield`### Notices

`,yield*v(t.map(({place:e,message:l})=>[e,l])),yield`
`)}function*I(n){let{report:t,actionOf:a}=n,e=(0,$.c)(t.findings.filter($.a),a),l=e.filter(o=>a(o)==="block").length;yield`${L(t,l)}

`,e.length>0&&(yield M(e)),yield S(t),e.length>0&&(yield*O(e,n),yield*W(e,n)),yield*H(t),yield*G(t)}module.exports={__esModule:!0,a:I};
