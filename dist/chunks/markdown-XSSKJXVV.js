"use strict";var y=Object.defineProperty;var E=Object.getOwnPropertyDescriptor;var L=Object.getOwnPropertyNames;var S=Object.prototype.hasOwnProperty;var M=(n,e)=>{for(var i in e)y(n,i,{get:e[i],enumerable:!0})},O=(n,e,i,t)=>{if(e&&typeof e=="object"||typeof e=="function")for(let a of L(e))!S.call(n,a)&&a!==i&&y(n,a,{get:()=>e[a],enumerable:!(t=E(e,a))||t.enumerable});return n};var A=n=>O(y({},"__esModule",{value:!0}),n);var j=require("./chunk-A5XILSCL.js"),u=require("./chunk-EOSGPAGM.js"),f=require("./chunk-RLQBDTC2.js"),o=require("./chunk-JEOURRA6.js"),c=require("./chunk-YW7QJSPV.js"),q=require("./chunk-PHKIAKHS.js"),v=200,N=10,k=20,W=24,b={block:"\u{1F534}",warn:"\u{1F7E1}",note:"\u26AA"};function D({verdict:n,findings:e,coverage:i},t){return t>0?`## \u{1F534} Leakgate: ${t} blocking ${t===1?"finding":"findings"}`:i.scanned===0&&!n.pass?"## \u{1F534} Leakgate: nothing was scanned":n.pass?e.length===0?"## \u{1F7E2} Leakgate: no secrets found":`## \u{1F7E1} Leakgate: passed, ${e.length} to look at`:"## \u{1F534} Leakgate: the scan is incomplete"}function G(n){let e=j.a.map(t=>[t,n.filter(({severity:a})=>a===t).length]),i=Math.max(...e.map(([,t])=>t));return`\`\`\`text
${e.filter(([,t])=>t>0).map(([t,a])=>`${t.padEnd(8)} ${"\u2588".repeat(Math.max(1,Math.round(a/i*W)))} ${a}`).join(`
`)}
\`\`\`

`}function I({verdict:n}){if(n.gates.length===0)return"";let e=n.gates.map(({name:i,action:t,findings:a,message:l})=>`| ${b[t]} ${t} | ${(0,o.c)(i)} | ${a} | ${(0,o.c)(l??"")} |
`);return`### ${n.pass?"Gates":"Why it is blocked"}

| Action | Gate | Findings | |
|---|---|--:|---|
${e.join("")}
`}function C(n,{actionOf:e,ownersOf:i}){let{path:t,line:a,column:l,name:r,redacted:d,severity:s,confidence:g}=n,$=(0,o.e)(`${t}:${a}:${l}`),m=i(t).map(o.e).join(" "),p=`${Math.floor(g*100)} %`,h=[s,p,(0,o.c)(r),(0,o.e)(d),$,(0,o.c)((0,u.b)(n)),m];return`| ${b[e(n)]} | ${h.join(" | ")} |
`}function*H(n,e){yield`### Findings

| | Severity | Sure | What | Value | Where | Exposure | Owner |
|---|---|--:|---|---|---|---|---|
`;for(let t of n.slice(0,v))yield C(t,e);let i=n.length-v;yield i>0?`
${i} more are in the other reports.

`:`
`}function R(n,e){let i=(0,u.a)(n,e).map(({title:t,text:a,url:l,commands:r=[]})=>{let d=l===void 0?"":` ${(0,o.d)(l)}`,s=r.length===0?"":`

   \`\`\`sh
   ${r.join(`
   `)}
   \`\`\`
`;return`1. **${t}.** ${(0,o.c)(a)}${d}${s}
`});return`<details><summary>${(0,o.c)(e.name)}</summary>

It grants: ${(0,o.c)(e.grants)}

${i.join("")}
</details>

`}function*z(n,{cards:e}){yield`### How to fix

In this order: a secret that was removed and still works is still a leak.

`;let i=new Set;for(let t of n)i.has(t.rule)||i.size===N||(i.add(t.rule),yield R(t,(0,c.b)(t,e)))}function*w(n){for(let[e,i]of n.slice(0,k))yield`- ${(0,o.e)(e)}: ${(0,o.c)(i)}
`;n.length>k&&(yield`- and ${n.length-k} more
`)}function*F(n,e){e.length!==0&&(yield`
${n}: ${e.length}.

`,yield*w(e.map(({path:i,reason:t})=>[i,t])))}function*J({coverage:n,run:e,tool:i}){let{planned:t,scanned:a,bytes:l,skipped:r,failed:d,limited:s}=n,g=e.head===null?"":` at ${(0,o.e)(e.head.slice(0,12))}`,$=[...(0,f.a)(r)].map(([p,h])=>`${h} ${(0,o.c)(p)}`),m=$.length===0?"":` (${$.join(", ")})`;yield`### Coverage

Scanned ${a} of ${t} planned, ${l} bytes, by ${i.rules.count} rules (mode ${e.mode}${g}). Skipped on purpose: ${r.length}${m}. Not scanned: ${d.length}. Decoded in part: ${s.length}.
`,yield*F("Not scanned",d),yield*F("Decoded in part",s)}function*T({hidden:n,notices:e}){let i=(0,f.b)(n);i!==""&&(yield`Hidden, and not shown: ${i}.

`),e.length!==0&&(yield`### Notices

`,yield*w(e.map(({place:t,message:a})=>[t,a])),yield`
`)}function*x(n){let{report:e,actionOf:i}=n,t=(0,c.c)(e.findings.filter(c.a),i),a=t.filter(l=>i(l)==="block").length;yield`${D(e,a)}

`,t.length>0&&(yield G(t)),yield I(e),t.length>0&&(yield*H(t,n),yield*z(t,n)),yield*T(e),yield*J(e)}0&&(module.exports={markdownReport});
module.exports={__esModule:true,markdownReport:x};
