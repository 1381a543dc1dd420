"use strict";var F=require("./chunk-A5XILSCL.js"),f=require("./chunk-NEIOV2DZ.js"),c=require("./chunk-QM5DIUBK.js"),a=require("./chunk-JIHKQ72C.js"),$=require("./chunk-O44ZYMMC.js"),I=require("./chunk-LWY2W3LA.js"),_=require("./chunk-PHKIAKHS.js"),w=200,j=10,y=20,x=24,b={block:"\u{1F534}",warn:"\u{1F7E1}",note:"\u26AA"};function M({verdict:n,findings:t,coverage:i},e){return e>0?`## \u{1F534} Leakgate: ${e} blocking ${e===1?"finding":"findings"}`:i.scanned===0&&!n.pass?"## \u{1F534} Leakgate: nothing was scanned":n.pass?t.length===0?"## \u{1F7E2} Leakgate: no secrets found":`## \u{1F7E1} Leakgate: passed, ${t.length} to look at`:"## \u{1F534} Leakgate: the scan is incomplete"}function E(n){let t=F.a.map(e=>[e,n.filter(({severity:o})=>o===e).length]),i=Math.max(...t.map(([,e])=>e));return`\`\`\`text
${t.filter(([,e])=>e>0).map(([e,o])=>`${e.padEnd(8)} ${"\u2588".repeat(Math.max(1,Math.round(o/i*x)))} ${o}`).join(`
`)}
\`\`\`

`}function L({verdict:n}){if(n.gates.length===0)return"";let t=n.gates.map(({name:i,action:e,findings:o,message:l})=>`| ${b[e]} ${e} | ${(0,a.c)(i)} | ${o} | ${(0,a.c)(l??"")} |
`);return`### ${n.pass?"Gates":"Why it is blocked"}

| Action | Gate | Findings | |
|---|---|--:|---|
${t.join("")}
`}function S(n,{actionOf:t,ownersOf:i}){let{path:e,line:o,column:l,name:d,redacted:r,severity:s,confidence:m}=n,u=(0,a.e)(`${e}:${o}:${l}`),g=i(e).map(a.e).join(" "),p=`${Math.floor(m*100)} %`,h=[s,p,(0,a.c)(d),(0,a.e)(r),u,(0,a.c)((0,f.b)(n)),g];return`| ${b[t(n)]} | ${h.join(" | ")} |
`}function*N(n,t){yield`### Findings

| | Severity | Sure | What | Value | Where | Exposure | Owner |
|---|---|--:|---|---|---|---|---|
`;for(let e of n.slice(0,w))yield S(e,t);let i=n.length-w;yield i>0?`
The other reports list ${i} more.

`:`
`}function O(n,t){let i=(0,f.a)(n,t).map(({title:e,text:o,url:l,commands:d=[]})=>{let r=l===void 0?"":` ${(0,a.d)(l)}`,s=d.length===0?"":`

   \`\`\`sh
   ${d.join(`
   `)}
   \`\`\`
`;return`1. **${e}.** ${(0,a.c)(o)}${r}${s}
`});return`<details><summary>${(0,a.c)(t.name)}</summary>

It grants: ${(0,a.c)(t.grants)}

${i.join("")}
</details>

`}function*A(n,{ruleMetadata:t}){yield`### How to fix

In this order: a secret that was removed but still works is still a leak.

`;let i=new Set;for(let e of n)i.has(e.rule)||i.size===j||(i.add(e.rule),yield O(e,(0,$.b)(e,t)))}function*v(n){for(let[t,i]of n.slice(0,y))yield`- ${(0,a.e)(t)}: ${(0,a.c)(i)}
`;n.length>y&&(yield`- and ${n.length-y} more
`)}function*k(n,t){t.length!==0&&(yield`
${n}: ${t.length}.

`,yield*v(t.map(({path:i,reason:e})=>[i,e])))}function*W({coverage:n,run:t,tool:i}){let{planned:e,scanned:o,bytes:l,skipped:d,failed:r,limited:s}=n,m=t.head===null?"":` at ${(0,a.e)(t.head.slice(0,12))}`,u=[...(0,c.a)(d)].map(([p,h])=>`${h} ${(0,a.c)(p)}`),g=u.length===0?"":` (${u.join(", ")})`;yield`### Coverage

Scanned ${o} of ${e} planned, ${l} bytes, with ${i.rules.count} rules (mode ${t.mode}${m}). Skipped on purpose: ${d.length}${g}. Not scanned: ${r.length}. Partly decoded: ${s.length}.
`,yield*k("Not scanned",r),yield*k("Not inspected",(0,c.b)(n)),yield*k("Partly decoded",s)}function*G({hidden:n,notices:t}){let i=(0,c.d)(n);i!==""&&(yield`Hidden, and not shown: ${i}.

`),t.length!==0&&(yield`### Notices

`,yield*v(t.map(({place:e,message:o})=>[e,o])),yield`
`)}function*H(n){let{report:t,actionOf:i}=n,e=(0,$.c)(t.findings.filter($.a),i),o=e.filter(l=>i(l)==="block").length;yield`${M(t,o)}

`,e.length>0&&(yield E(e)),yield L(t),e.length>0&&(yield*N(e,n),yield*A(e,n)),yield*G(t),yield*W(t)}module.exports={__esModule:!0,markdownReport:H};
