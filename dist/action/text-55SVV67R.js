"use strict";var s=require("./chunk-EINF74U7.js"),w=require("./chunk-J2YYEVSS.js"),O=require("./chunk-V3552I34.js"),h=require("./chunk-S4VUTCTT.js"),u=require("./chunk-WNIPNYUQ.js"),j=require("./chunk-AVWFETBQ.js"),d=require("./chunk-LTXDQAUN.js"),A=require("./chunk-RCGX4NNA.js"),B=require("./chunk-LJDZFWTX.js"),K=require("./chunk-5VX6W5JZ.js"),k=5;function I(e,{ownersOf:t}){let n=[...new Set(e.flatMap(({path:i})=>t(i)))].sort();return n.length===0?"":` Owner: ${n.slice(0,3).map(d.a).join(" ")}.`}function*x(e,t){let n=new Map;for(let i of(0,u.c)(e,t.actionOf))n.set(i.rule,[...n.get(i.rule)??[],i]);for(let i of[...n.values()].slice(0,k)){let{name:o,revoke:r}=(0,u.b)((0,B.a)(i,0),t.ruleMetadata),l=i.length>1?` (${i.length} places)`:"";yield`     ${o}${l}: ${r.text}${I(i,t)}
${r.url===""?"":`     ${r.url}
`}`}n.size>k&&(yield`     and ${n.size-k} more kinds: leakgate rules show ID
`)}function*R(e){if(e.report.run.mode==="staged")return;let t=e.report.findings.filter(i=>(0,u.a)(i)&&e.actionOf(i)==="block"),n=t.filter(i=>i.class===void 0);n.length>0&&(yield*F(n,e)),n.length!==t.length&&(yield`Code to change:
`,yield*x(t.filter(i=>i.class==="handling"),e),yield`
`)}function*F(e,t){yield`What to do, in this order:
  1. Revoke
`,yield*x(e,t),yield`  2. Issue new ones, and deploy them wherever the old ones were used.
`,yield`  3. Remove them from the files; read them from the environment or a secret store.
`,yield`  4. Only then, if you must: git filter-repo --replace-text FILE. Existing copies keep the secret.

`}var p=10,J={red:31,yellow:33,green:32,cyan:36,bold:1,dim:2};function z(e){return(t,n)=>e?`\x1B[${J[t]}m${n}\x1B[0m`:n}function E(e,{terminal:t,width:n}){let i=(0,d.a)(e);return t?(0,s.c)(i,n):i}function G(e,t,n){let i=`${e.line}:${e.column}`,o=(0,j.a)(e),r=e.class===void 0&&e.confidence>=.8?"red":"yellow",l=(0,s.b)(e.name,Math.max(12,n-i.length-o.length-(0,s.a)(e.redacted)-e.severity.length-12)),a=`  ${i}  ${t(r,`${e.severity} ${o}`)}  ${t("bold",l)}  ${(0,d.a)(e.redacted)}`,$=e.decoded?`, decoded from ${e.decoded.join(", ")}`:"",m=`${e.rule}: ${(0,O.b)(e)}${$}`,f=(0,s.d)(m,Math.max(20,n-8)).map(g=>t("dim",g)),y=P(e),v=y===void 0?"":`      ${t("dim",(0,s.b)((0,d.a)(y),Math.max(20,n-6)))}
`;return`${a}
      ${f.join(`
        `)}
${v}`}var M={tip:"still there",history:"in the history",unreachable:"unreachable"};function P({commit:e,exposure:t,state:n}){let i=n==="existing"?", already there before":"",o=M[t]+i;if(!e)return o===M.tip?void 0:o;let r=e.author.replace(/ <[^>]*>$/,"");return`${o}; added in ${e.id.slice(0,12)} on ${e.date.slice(0,10)} by ${r}`}function c(e,t,n=`${t}s`){return`${(0,w.a)(e)} ${e===1?t:n}`}function T(e){if(e<1e3)return c(e,"byte");let t=["kB","MB","GB","TB"],n=e,i=-1;for(;n>=999.5&&i<t.length-1;)n/=1e3,i++;return`${n<10?n.toFixed(1):Math.round(n)} ${t[i]}`}var _={tree:"file",stdin:"file",staged:"staged file",range:"object",history:"object"};function*C({coverage:e,run:t},n,i){let{scanned:o,planned:r,bytes:l,skipped:a,failed:$,limited:m}=e,f=_[t.mode],y=i===void 0?"":` in ${i<1e3?`${Math.round(i)} ms`:`${(i/1e3).toFixed(1)} s`}`;if(yield`Scanned ${o===r?c(o,f):`${(0,w.a)(o)} of ${c(r,f)}`}, ${T(l)}${y}.
`,a.length>0){let g=(0,h.a)(a);yield`Skipped ${(0,w.a)(a.length)}: ${[...g].map(([b,S])=>`${S} ${(0,d.a)(b)}`).join(", ")}.
`}let v=(0,h.c)(e);v!==""&&(yield`${n("yellow","Not inspected")}: ${(0,d.a)(v)}.
`),m.length>0&&(yield`Partly decoded: ${c(m.length,"file")} with encoded text that is too large or nested too deeply.
`);for(let{path:g,reason:b}of $.slice(0,p))yield`${n("red","Not scanned")} ${(0,d.a)(g)}: ${(0,d.a)(b)}
`;$.length>p&&(yield`Not scanned: ${c($.length-p,`more ${f}`)}; the JSON report lists all
`)}function*D({hidden:e,notices:t,verdict:n},i){let o=(0,h.d)(e);o!==""&&(yield`Hidden: ${o}.
`);for(let{name:r,action:l,findings:a,message:$}of n.gates){let m=a>0?`, ${c(a,"finding")}`:"",f=$===void 0?"":`: ${(0,d.a)($)}`;yield`${i(l==="block"?"red":"yellow",`Gate ${(0,d.a)(r)}`)} (${l}${m})${f}
`}for(let{place:r,message:l}of t.slice(0,p))yield`${i("yellow","Notice")} ${(0,d.a)(r)}: ${(0,d.a)(l)}
`;t.length>p&&(yield`${c(t.length-p,"more notice")}; the JSON report lists all
`)}function H({verdict:e,findings:t,coverage:n,hidden:i},o){let{blocking:r}=e,l=t.length===0?`No ${(0,h.d)(i)===""?"":"new "}secrets found`:`${c(t.length,"finding")}, ${r} blocking`;if(r>0&&t.length===0)return`${o("red",`${r} blocking`)} by ${N(e)}, none shown. The JSON report with --min-confidence 0 has them.
`;if(r>0)return`${o("red",l)}${W(r,t)}. Revoke real secrets, then remove them.
`;let a=L(n,e.pass);return a!==void 0?`${o(e.pass?"green":"red","Nothing was scanned")}${a}
`:e.exit===1?`${o("red","Blocked")} by ${N(e)}: ${l}.
`:e.pass?`${o(t.length===0?"green":"yellow",l)}.
`:`${o("red","Incomplete")}: ${l}, but not everything was read.
`}function L({planned:e,scanned:t,skipped:n},i){if(e+t>0)return;let[o]=n;return o?`: everything was skipped (${`${(0,d.a)(o.path)}: ${(0,d.a)(o.reason)}${n.length>1?", ...":""}`}).${i?"":" Pass --allow-empty if that is intended."}`:i?void 0:". Name a path with files in it, or pass --allow-empty."}function W(e,t){let n=e-t.filter(({action:i})=>i==="block").length;return n>0?`, ${n} of them not shown (the JSON report with --min-confidence 0 has them)`:""}function N({gates:e}){return e.flatMap(({name:t,action:n})=>n==="block"?[(0,d.a)(t)]:[]).join(", ")}function*q(e){let{style:t}=e,n=e.report.findings.filter(({state:l})=>l==="new"||l==="existing"),i={...e.report,findings:n},o=z(t.color),r;for(let l of i.findings)l.path!==r&&(yield`${r===void 0?"":`
`}${o("cyan",E(l.path,t))}
`),r=l.path,yield G(l,o,t.width);r!==void 0&&(yield`
`),yield*R({...e,report:i}),yield*C(i,o,t.elapsed),yield*D(i,o),yield H(i,o)}module.exports={__esModule:!0,textReport:q};
