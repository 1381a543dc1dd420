"use strict";var y=Object.defineProperty;var E=Object.getOwnPropertyDescriptor;var L=Object.getOwnPropertyNames;var S=Object.prototype.hasOwnProperty;var M=(n,e)=>{for(var a in e)y(n,a,{get:e[a],enumerable:!0})},O=(n,e,a,t)=>{if(e&&typeof e=="object"||typeof e=="function")for(let i of L(e))!S.call(n,i)&&i!==a&&y(n,i,{get:()=>e[i],enumerable:!(t=E(e,i))||t.enumerable});return n};var A=n=>O(y({},"__esModule",{value:!0}),n);var u=require("./chunk-OQ4HJTQA.js"),f=require("./chunk-Q4WRBC7L.js"),c=require("./chunk-VMXWQ5R4.js"),o=require("./chunk-ICG55AYJ.js"),j=require("./chunk-XTYOSYXO.js"),v=200,N=10,k=20,W=24,b={block:"\u{1F534}",warn:"\u{1F7E1}",note:"\u26AA"};function D({verdict:n,findings:e,coverage:a},t){return t>0?`## \u{1F534} Leakgate: ${t} blocking ${t===1?"finding":"findings"}`:a.scanned===0&&!n.pass?"## \u{1F534} Leakgate: nothing was scanned":n.pass?e.length===0?"## \u{1F7E2} Leakgate: no secrets found":`## \u{1F7E1} Leakgate: passed, ${e.length} to look at`:"## \u{1F534} Leakgate: the scan is incomplete"}function G(n){let e=j.a.map(t=>[t,n.filter(({severity:i})=>i===t).length]),a=Math.max(...e.map(([,t])=>t));return`\`\`\`text
${e.filter(([,t])=>t>0).map(([t,i])=>`${t.padEnd(8)} ${"\u2588".repeat(Math.max(1,Math.round(i/a*W)))} ${i}`).join(`
`)}
\`\`\`

`}function I({verdict:n}){if(n.gates.length===0)return"";let e=n.gates.map(({name:a,action:t,findings:i,message:l})=>`| ${b[t]} ${t} | ${(0,o.c)(a)} | ${i} | ${(0,o.c)(l??"")} |
`);return`### ${n.pass?"Gates":"Why it is blocked"}

| Action | Gate | Findings | |
|---|---|--:|---|
${e.join("")}
`}function C(n,{actionOf:e,ownersOf:a}){let{path:t,line:i,column:l,name:r,redacted:d,severity:s,confidence:g}=n,$=(0,o.e)(`${t}:${i}:${l}`),m=a(t).map(o.e).join(" "),h=`${Math.floor(g*100)} %`,p=[s,h,(0,o.c)(r),(0,o.e)(d),$,(0,o.c)((0,u.b)(n)),m];return`| ${b[e(n)]} | ${p.join(" | ")} |
`}function*H(n,e){yield`### Findings

| | Severity | Sure | What | Value | Where | Exposure | Owner |
|---|---|--:|---|---|---|---|---|
`;for(let t of n.slice(0,v))yield C(t,e);let a=n.length-v;yield a>0?`
${a} more are in the other reports.

`:`
`}function z(n,e){let a=(0,u.a)(n,e).map(({title:t,text:i,url:l,commands:r=[]})=>{let d=l===void 0?"":` ${(0,o.d)(l)}`,s=r.length===0?"":`

   \`\`\`sh
   ${r.join(`
   `)}
   \`\`\`
`;return`1. **${t}.** ${(0,o.c)(i)}${d}${s}
`});return`<details><summary>${(0,o.c)(e.name)}</summary>

It grants: ${(0,o.c)(e.grants)}

${a.join("")}
</details>

`}function*J(n,{cards:e}){yield`### How to fix

In this order: a secret that was removed and still works is still a leak.

`;let a=new Set;for(let t of n)a.has(t.rule)||a.size===N||(a.add(t.rule),yield z(t,(0,c.b)(t,e)))}function*w(n){for(let[e,a]of n.slice(0,k))yield`- ${(0,o.e)(e)}: ${(0,o.c)(a)}
`;n.length>k&&(yield`- and ${n.length-k} more
`)}function*F(n,e){e.length!==0&&(yield`
${n}: ${e.length}.

`,yield*w(e.map(({path:a,reason:t})=>[a,t])))}function*R({coverage:n,run:e,tool:a}){let{planned:t,scanned:i,bytes:l,skipped:r,failed:d,limited:s}=n,g=e.head===null?"":` at ${(0,o.e)(e.head.slice(0,12))}`,$=[...(0,f.a)(r)].map(([h,p])=>`${p} ${(0,o.c)(h)}`),m=$.length===0?"":` (${$.join(", ")})`;yield`### Coverage

Scanned ${i} of ${t} planned, ${l} bytes, by ${a.rules.count} rules (mode ${e.mode}${g}). Skipped on purpose: ${r.length}${m}. Not scanned: ${d.length}. Decoded in part: ${s.length}.
`,yield*F("Not scanned",d),yield*F("Decoded in part",s)}function*T({hidden:n,notices:e}){let a=(0,f.b)(n);a!==""&&(yield`Hidden, and not shown: ${a}.

`),e.length!==0&&(yield`### Notices

`,yield*w(e.map(({place:t,message:i})=>[t,i])),yield`
`)}function*x(n){let{report:e,actionOf:a}=n,t=(0,c.c)(e.findings.filter(c.a),a),i=t.filter(l=>a(l)==="block").length;yield`${D(e,i)}

`,t.length>0&&(yield G(t)),yield I(e),t.length>0&&(yield*H(t,n),yield*J(t,n)),yield*T(e),yield*R(e)}0&&(module.exports={a});
module.exports={__esModule:true,a:x};
