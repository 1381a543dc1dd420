"use strict";var m=require("./chunk-VUNW4UEF.js"),c=require("./chunk-QM5DIUBK.js"),a=require("./chunk-JIHKQ72C.js"),$=require("./chunk-OFIPTF7M.js"),P=require("./chunk-LWY2W3LA.js"),v=require("./chunk-PUKPSV7B.js"),F=require("./chunk-RHUEMP7L.js"),_=require("./chunk-PHKIAKHS.js"),k=200,j=10,h=20,E=24,b={block:"\u{1F534}",warn:"\u{1F7E1}",note:"\u26AA"};function L({verdict:n,findings:t,coverage:i},e){return e>0?`## \u{1F534} Leakgate: ${e} blocking ${e===1?"finding":"findings"}`:i.scanned===0&&!n.pass?"## \u{1F534} Leakgate: nothing was scanned":n.pass?t.length===0?"## \u{1F7E2} Leakgate: no secrets found":`## \u{1F7E1} Leakgate: passed, ${t.length} to look at`:"## \u{1F534} Leakgate: the scan is incomplete"}function M(n){let t=F.b.map(e=>[e,n.filter(({severity:l})=>l===e).length]),i=Math.max(...t.map(([,e])=>e));return`\`\`\`text
${t.filter(([,e])=>e>0).map(([e,l])=>`${e.padEnd(8)} ${"\u2588".repeat(Math.max(1,Math.round(l/i*E)))} ${l}`).join(`
`)}
\`\`\`

`}function S({verdict:n}){if(n.gates.length===0)return"";let t=n.gates.map(({name:i,action:e,findings:l,message:o})=>`| ${b[e]} ${e} | ${(0,a.c)(i)} | ${l} | ${(0,a.c)(o??"")} |
`);return`### ${n.pass?"Gates":"Why it is blocked"}

| Action | Gate | Findings | |
|---|---|--:|---|
${t.join("")}
`}function N(n,{actionOf:t,ownersOf:i}){let{path:e,line:l,column:o,name:r,redacted:d,severity:s}=n,g=(0,a.e)(`${e}:${l}:${o}`),u=i(e).map(a.e).join(" "),p=(0,v.a)(n).replace("%"," %"),f=[s,p,(0,a.c)(r),(0,a.e)(d),g,(0,a.c)((0,m.b)(n)),u];return`| ${b[t(n)]} | ${f.join(" | ")} |
`}function*O(n,t){yield`### Findings

| | Severity | Sure | What | Value | Where | Exposure | Owner |
|---|---|--:|---|---|---|---|---|
`;for(let e of n.slice(0,k))yield N(e,t);let i=n.length-k;yield i>0?`
The other reports list ${i} more.

`:`
`}function A(n,t){let i=(0,m.a)(n,t).map(({title:e,text:l,url:o,commands:r=[]})=>{let d=o===void 0?"":` ${(0,a.d)(o)}`,s=r.length===0?"":`

   \`\`\`sh
   ${r.join(`
   `)}
   \`\`\`
`;return`1. **${e}.** ${(0,a.c)(l)}${d}${s}
`});return`<details><summary>${(0,a.c)(t.name)}</summary>

${t.class==="handling"?"":"It grants: "}${(0,a.c)(t.grants)}

${i.join("")}
</details>

`}function*W(n,{ruleMetadata:t}){yield`### How to fix

In this order: a secret that was removed but still works is still a leak.

`;let i=new Set;for(let e of n)i.has(e.rule)||i.size===j||(i.add(e.rule),yield A(e,(0,$.b)(e,t)))}function*w(n){for(let[t,i]of n.slice(0,h))yield`- ${(0,a.e)(t)}: ${(0,a.c)(i)}
`;n.length>h&&(yield`- and ${n.length-h} more
`)}function*y(n,t){t.length!==0&&(yield`
${n}: ${t.length}.

`,yield*w(t.map(({path:i,reason:e})=>[i,e])))}function*G({coverage:n,run:t,tool:i}){let{planned:e,scanned:l,bytes:o,skipped:r,failed:d,limited:s}=n,g=t.head===null?"":` at ${(0,a.e)(t.head.slice(0,12))}`,u=[...(0,c.a)(r)].map(([f,x])=>`${x} ${(0,a.c)(f)}`),p=u.length===0?"":` (${u.join(", ")})`;yield`### Coverage

Scanned ${l} of ${e} planned, ${o} bytes, with ${i.rules.count} rules (mode ${t.mode}${g}). Skipped on purpose: ${r.length}${p}. Not scanned: ${d.length}. Partly decoded: ${s.length}.
`,yield*y("Not scanned",d),yield*y("Not inspected",(0,c.b)(n)),yield*y("Partly decoded",s)}function*H({hidden:n,notices:t}){let i=(0,c.d)(n);i!==""&&(yield`Hidden, and not shown: ${i}.

`),t.length!==0&&(yield`### Notices

`,yield*w(t.map(({place:e,message:l})=>[e,l])),yield`
`)}function*I(n){let{report:t,actionOf:i}=n,e=(0,$.c)(t.findings.filter($.a),i),l=e.filter(o=>i(o)==="block").length;yield`${L(t,l)}

`,e.length>0&&(yield M(e)),yield S(t),e.length>0&&(yield*O(e,n),yield*W(e,n)),yield*H(t),yield*G(t)}module.exports={__esModule:!0,markdownReport:I};
