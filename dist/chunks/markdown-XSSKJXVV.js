"use strict";var F=require("./chunk-A5XILSCL.js"),u=require("./chunk-EOSGPAGM.js"),f=require("./chunk-RLQBDTC2.js"),a=require("./chunk-JEOURRA6.js"),c=require("./chunk-YW7QJSPV.js"),I=require("./chunk-PHKIAKHS.js"),k=200,j=10,y=20,x=24,v={block:"\u{1F534}",warn:"\u{1F7E1}",note:"\u26AA"};function E({verdict:n,findings:t,coverage:i},e){return e>0?`## \u{1F534} Leakgate: ${e} blocking ${e===1?"finding":"findings"}`:i.scanned===0&&!n.pass?"## \u{1F534} Leakgate: nothing was scanned":n.pass?t.length===0?"## \u{1F7E2} Leakgate: no secrets found":`## \u{1F7E1} Leakgate: passed, ${t.length} to look at`:"## \u{1F534} Leakgate: the scan is incomplete"}function L(n){let t=F.a.map(e=>[e,n.filter(({severity:o})=>o===e).length]),i=Math.max(...t.map(([,e])=>e));return`\`\`\`text
${t.filter(([,e])=>e>0).map(([e,o])=>`${e.padEnd(8)} ${"\u2588".repeat(Math.max(1,Math.round(o/i*x)))} ${o}`).join(`
`)}
\`\`\`

`}function M({verdict:n}){if(n.gates.length===0)return"";let t=n.gates.map(({name:i,action:e,findings:o,message:l})=>`| ${v[e]} ${e} | ${(0,a.c)(i)} | ${o} | ${(0,a.c)(l??"")} |
`);return`### ${n.pass?"Gates":"Why it is blocked"}

| Action | Gate | Findings | |
|---|---|--:|---|
${t.join("")}
`}function S(n,{actionOf:t,ownersOf:i}){let{path:e,line:o,column:l,name:r,redacted:d,severity:s,confidence:g}=n,$=(0,a.e)(`${e}:${o}:${l}`),m=i(e).map(a.e).join(" "),p=`${Math.floor(g*100)} %`,h=[s,p,(0,a.c)(r),(0,a.e)(d),$,(0,a.c)((0,u.b)(n)),m];return`| ${v[t(n)]} | ${h.join(" | ")} |
`}function*O(n,t){yield`### Findings

| | Severity | Sure | What | Value | Where | Exposure | Owner |
|---|---|--:|---|---|---|---|---|
`;for(let e of n.slice(0,k))yield S(e,t);let i=n.length-k;yield i>0?`
${i} more are in the other reports.

`:`
`}function A(n,t){let i=(0,u.a)(n,t).map(({title:e,text:o,url:l,commands:r=[]})=>{let d=l===void 0?"":` ${(0,a.d)(l)}`,s=r.length===0?"":`

   \`\`\`sh
   ${r.join(`
   `)}
   \`\`\`
`;return`1. **${e}.** ${(0,a.c)(o)}${d}${s}
`});return`<details><summary>${(0,a.c)(t.name)}</summary>

It grants: ${(0,a.c)(t.grants)}

${i.join("")}
</details>

`}function*N(n,{cards:t}){yield`### How to fix

In this order: a secret that was removed and still works is still a leak.

`;let i=new Set;for(let e of n)i.has(e.rule)||i.size===j||(i.add(e.rule),yield A(e,(0,c.b)(e,t)))}function*b(n){for(let[t,i]of n.slice(0,y))yield`- ${(0,a.e)(t)}: ${(0,a.c)(i)}
`;n.length>y&&(yield`- and ${n.length-y} more
`)}function*w(n,t){t.length!==0&&(yield`
${n}: ${t.length}.

`,yield*b(t.map(({path:i,reason:e})=>[i,e])))}function*W({coverage:n,run:t,tool:i}){let{planned:e,scanned:o,bytes:l,skipped:r,failed:d,limited:s}=n,g=t.head===null?"":` at ${(0,a.e)(t.head.slice(0,12))}`,$=[...(0,f.a)(r)].map(([p,h])=>`${h} ${(0,a.c)(p)}`),m=$.length===0?"":` (${$.join(", ")})`;yield`### Coverage

Scanned ${o} of ${e} planned, ${l} bytes, by ${i.rules.count} rules (mode ${t.mode}${g}). Skipped on purpose: ${r.length}${m}. Not scanned: ${d.length}. Decoded in part: ${s.length}.
`,yield*w("Not scanned",d),yield*w("Decoded in part",s)}function*D({hidden:n,notices:t}){let i=(0,f.b)(n);i!==""&&(yield`Hidden, and not shown: ${i}.

`),t.length!==0&&(yield`### Notices

`,yield*b(t.map(({place:e,message:o})=>[e,o])),yield`
`)}function*G(n){let{report:t,actionOf:i}=n,e=(0,c.c)(t.findings.filter(c.a),i),o=e.filter(l=>i(l)==="block").length;yield`${E(t,o)}

`,e.length>0&&(yield L(e)),yield M(t),e.length>0&&(yield*O(e,n),yield*N(e,n)),yield*D(t),yield*W(t)}module.exports={__esModule:!0,markdownReport:G};
