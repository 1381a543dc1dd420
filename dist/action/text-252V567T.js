"use strict";var s=require("./chunk-EINF74U7.js"),v=require("./chunk-J2YYEVSS.js"),N=require("./chunk-3VQYWSTF.js"),h=require("./chunk-S4VUTCTT.js"),u=require("./chunk-3WDAELPR.js"),d=require("./chunk-LTXDQAUN.js"),O=require("./chunk-LJDZFWTX.js"),A=require("./chunk-5VX6W5JZ.js"),k=5;function B(e,{ownersOf:t}){let i=[...new Set(e.flatMap(({path:n})=>t(n)))].sort();return i.length===0?"":` Owner: ${i.slice(0,3).map(d.a).join(" ")}.`}function*S(e,t){let i=new Map;for(let n of(0,u.c)(e,t.actionOf))i.set(n.rule,[...i.get(n.rule)??[],n]);for(let n of[...i.values()].slice(0,k)){let{name:o,revoke:r}=(0,u.b)((0,O.a)(n,0),t.ruleMetadata),l=n.length>1?` (${n.length} places)`:"";yield`     ${o}${l}: ${r.text}${B(n,t)}
${r.url===""?"":`     ${r.url}
`}`}i.size>k&&(yield`     and ${i.size-k} more kinds: leakgate rules show ID
`)}function*I(e){if(e.report.run.mode==="staged")return;let t=e.report.findings.filter(i=>(0,u.a)(i)&&e.actionOf(i)==="block");t.length!==0&&(yield`What to do, in this order:
  1. Revoke
`,yield*S(t,e),yield`  2. Issue new ones, and deploy them wherever the old ones were used.
`,yield`  3. Remove them from the files; read them from the environment or a secret store.
`,yield`  4. Only then, if you must: git filter-repo --replace-text FILE. Existing copies keep the secret.

`)}var p=10,J={red:31,yellow:33,green:32,cyan:36,bold:1,dim:2};function R(e){return(t,i)=>e?`\x1B[${J[t]}m${i}\x1B[0m`:i}function F(e,{terminal:t,width:i}){let n=(0,d.a)(e);return t?(0,s.c)(n,i):n}function z(e,t,i){let n=`${e.line}:${e.column}`,o=`${Math.floor(e.confidence*100)}%`,r=e.confidence>=.8?"red":"yellow",l=(0,s.b)(e.name,Math.max(12,i-n.length-o.length-(0,s.a)(e.redacted)-e.severity.length-12)),a=`  ${n}  ${t(r,`${e.severity} ${o}`)}  ${t("bold",l)}  ${(0,d.a)(e.redacted)}`,$=e.decoded?`, decoded from ${e.decoded.join(", ")}`:"",m=`${e.rule}: ${(0,N.b)(e)}${$}`,f=(0,s.d)(m,Math.max(20,i-8)).map(g=>t("dim",g)),y=E(e),w=y===void 0?"":`      ${t("dim",(0,s.b)((0,d.a)(y),Math.max(20,i-6)))}
`;return`${a}
      ${f.join(`
        `)}
${w}`}var x={tip:"still there",history:"in the history",unreachable:"unreachable"};function E({commit:e,exposure:t,state:i}){let n=i==="existing"?", already there before":"",o=x[t]+n;if(!e)return o===x.tip?void 0:o;let r=e.author.replace(/ <[^>]*>$/,"");return`${o}; added in ${e.id.slice(0,12)} on ${e.date.slice(0,10)} by ${r}`}function c(e,t,i=`${t}s`){return`${(0,v.a)(e)} ${e===1?t:i}`}function G(e){if(e<1e3)return c(e,"byte");let t=["kB","MB","GB","TB"],i=e,n=-1;for(;i>=999.5&&n<t.length-1;)i/=1e3,n++;return`${i<10?i.toFixed(1):Math.round(i)} ${t[n]}`}var P={tree:"file",stdin:"file",staged:"staged file",range:"object",history:"object"};function*T({coverage:e,run:t},i,n){let{scanned:o,planned:r,bytes:l,skipped:a,failed:$,limited:m}=e,f=P[t.mode],y=n===void 0?"":` in ${n<1e3?`${Math.round(n)} ms`:`${(n/1e3).toFixed(1)} s`}`;if(yield`Scanned ${o===r?c(o,f):`${(0,v.a)(o)} of ${c(r,f)}`}, ${G(l)}${y}.
`,a.length>0){let g=(0,h.a)(a);yield`Skipped ${(0,v.a)(a.length)}: ${[...g].map(([b,j])=>`${j} ${(0,d.a)(b)}`).join(", ")}.
`}let w=(0,h.c)(e);w!==""&&(yield`${i("yellow","Not inspected")}: ${(0,d.a)(w)}.
`),m.length>0&&(yield`Partly decoded: ${c(m.length,"file")} with encoded text that is too large or nested too deeply.
`);for(let{path:g,reason:b}of $.slice(0,p))yield`${i("red","Not scanned")} ${(0,d.a)(g)}: ${(0,d.a)(b)}
`;$.length>p&&(yield`Not scanned: ${c($.length-p,`more ${f}`)}; the JSON report lists all
`)}function*_({hidden:e,notices:t,verdict:i},n){let o=(0,h.d)(e);o!==""&&(yield`Hidden: ${o}.
`);for(let{name:r,action:l,findings:a,message:$}of i.gates){let m=a>0?`, ${c(a,"finding")}`:"",f=$===void 0?"":`: ${(0,d.a)($)}`;yield`${n(l==="block"?"red":"yellow",`Gate ${(0,d.a)(r)}`)} (${l}${m})${f}
`}for(let{place:r,message:l}of t.slice(0,p))yield`${n("yellow","Notice")} ${(0,d.a)(r)}: ${(0,d.a)(l)}
`;t.length>p&&(yield`${c(t.length-p,"more notice")}; the JSON report lists all
`)}function D({verdict:e,findings:t,coverage:i,hidden:n},o){let{blocking:r}=e,l=t.length===0?`No ${(0,h.d)(n)===""?"":"new "}secrets found`:`${c(t.length,"finding")}, ${r} blocking`;if(r>0&&t.length===0)return`${o("red",`${r} blocking`)} by ${M(e)}, none shown. The JSON report with --min-confidence 0 has them.
`;if(r>0)return`${o("red",l)}${L(r,t)}. Revoke real secrets, then remove them.
`;let a=H(i,e.pass);return a!==void 0?`${o(e.pass?"green":"red","Nothing was scanned")}${a}
`:e.exit===1?`${o("red","Blocked")} by ${M(e)}: ${l}.
`:e.pass?`${o(t.length===0?"green":"yellow",l)}.
`:`${o("red","Incomplete")}: ${l}, but not everything was read.
`}function H({planned:e,scanned:t,skipped:i},n){if(e+t>0)return;let[o]=i;return o?`: everything was skipped (${`${(0,d.a)(o.path)}: ${(0,d.a)(o.reason)}${i.length>1?", ...":""}`}).${n?"":" Pass --allow-empty if that is intended."}`:n?void 0:". Name a path with files in it, or pass --allow-empty."}function L(e,t){let i=e-t.filter(({action:n})=>n==="block").length;return i>0?`, ${i} of them not shown (the JSON report with --min-confidence 0 has them)`:""}function M({gates:e}){return e.flatMap(({name:t,action:i})=>i==="block"?[(0,d.a)(t)]:[]).join(", ")}function*q(e){let{style:t}=e,i=e.report.findings.filter(({state:l})=>l==="new"||l==="existing"),n={...e.report,findings:i},o=R(t.color),r;for(let l of n.findings)l.path!==r&&(yield`${r===void 0?"":`
`}${o("cyan",F(l.path,t))}
`),r=l.path,yield z(l,o,t.width);r!==void 0&&(yield`
`),yield*I({...e,report:n}),yield*T(n,o,t.elapsed),yield*_(n,o),yield D(n,o)}module.exports={__esModule:!0,textReport:q};
