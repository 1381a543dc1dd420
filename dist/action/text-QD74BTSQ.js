"use strict";var c=require("./chunk-T6WNEPRH.js"),g=require("./chunk-J2YYEVSS.js"),N=require("./chunk-SXCD3JUQ.js"),f=require("./chunk-S4VUTCTT.js"),p=require("./chunk-GFPS5HYN.js"),a=require("./chunk-ICG55AYJ.js"),A=require("./chunk-5VX6W5JZ.js"),b=5;function B(e,{ownersOf:t}){let i=[...new Set(e.flatMap(({path:n})=>t(n)))].sort();return i.length===0?"":` Owner: ${i.slice(0,3).map(a.a).join(" ")}.`}function*S(e,t){let i=new Map;for(let n of(0,p.c)(e,t.actionOf))i.set(n.rule,[...i.get(n.rule)??[],n]);for(let n of[...i.values()].slice(0,b)){let{name:o,revoke:r}=(0,p.b)(n[0],t.ruleMetadata),l=n.length>1?` (${n.length} places)`:"";yield`     ${o}${l}: ${r.text}${B(n,t)}
${r.url===""?"":`     ${r.url}
`}`}i.size>b&&(yield`     and ${i.size-b} more kinds: leakgate rules show ID
`)}function*j(e){if(e.report.run.mode==="staged")return;let t=e.report.findings.filter(i=>(0,p.a)(i)&&e.actionOf(i)==="block");t.length!==0&&(yield`What to do, in this order:
  1. Revoke
`,yield*S(t,e),yield`  2. Issue new ones, and give them to what used the old ones.
`,yield`  3. Take them out of the files; read them from the environment or a secret store.
`,yield`  4. Only then, if you must: git filter-repo --replace-text FILE. Whoever has a copy keeps it.

`)}var m=10,I={red:31,yellow:33,green:32,cyan:36,bold:1,dim:2};function J(e){return(t,i)=>e?`\x1B[${I[t]}m${i}\x1B[0m`:i}function F(e,{terminal:t,width:i}){let n=(0,a.a)(e);return t?(0,c.c)(n,i):n}function R(e,t,i){let n=`${e.line}:${e.column}`,o=`${Math.floor(e.confidence*100)}%`,r=e.confidence>=.8?"red":"yellow",l=(0,c.b)(e.name,Math.max(12,i-n.length-o.length-(0,c.a)(e.redacted)-e.severity.length-12)),d=`  ${n}  ${t(r,`${e.severity} ${o}`)}  ${t("bold",l)}  ${(0,a.a)(e.redacted)}`,s=e.decoded?`, read through ${e.decoded.join(", ")}`:"",u=(0,c.b)(`${e.rule}: ${(0,N.b)(e)}${s}`,Math.max(20,i-6)),$=T(e),y=$===void 0?"":`      ${t("dim",(0,c.b)((0,a.a)($),Math.max(20,i-6)))}
`;return`${d}
      ${t("dim",u)}
${y}`}var x={tip:"still there",history:"in the history",unreachable:"unreachable"};function T({commit:e,exposure:t,state:i}){let n=i==="existing"?", was there before":"",o=x[t]+n;if(!e)return o===x.tip?void 0:o;let r=e.author.replace(/ <[^>]*>$/,"");return`${o}; came in with ${e.id.slice(0,12)} of ${e.date.slice(0,10)} by ${r}`}function h(e,t,i=`${t}s`){return`${(0,g.a)(e)} ${e===1?t:i}`}function z(e){if(e<1e3)return h(e,"byte");let t=["kB","MB","GB","TB"],i=e,n=-1;for(;i>=999.5&&n<t.length-1;)i/=1e3,n++;return`${i<10?i.toFixed(1):Math.round(i)} ${t[n]}`}var D={tree:"file",stdin:"file",staged:"staged file",range:"object",history:"object"};function*G({coverage:e,run:t},i,n){let{scanned:o,planned:r,bytes:l,skipped:d,failed:s,limited:u}=e,$=D[t.mode],y=n===void 0?"":` in ${n<1e3?`${Math.round(n)} ms`:`${(n/1e3).toFixed(1)} s`}`;if(yield`Scanned ${o===r?h(o,$):`${(0,g.a)(o)} of ${h(r,$)}`}, ${z(l)}${y}.
`,d.length>0){let w=(0,f.a)(d);yield`Skipped ${(0,g.a)(d.length)}: ${[...w].map(([v,O])=>`${O} ${(0,a.a)(v)}`).join(", ")}.
`}let k=(0,f.c)(e);k!==""&&(yield`${i("yellow","Not looked into")}: ${(0,a.a)(k)}.
`),u.length>0&&(yield`Decoded in part: ${h(u.length,"file")} with encoded text that is too large or nested too deeply
`);for(let{path:w,reason:v}of s.slice(0,m))yield`${i("red","Not scanned")} ${(0,a.a)(w)}: ${(0,a.a)(v)}
`;s.length>m&&(yield`Not scanned: ${h(s.length-m,`more ${$}`)}; the JSON report lists all
`)}function*W({hidden:e,notices:t,verdict:i},n){let o=(0,f.d)(e);o!==""&&(yield`Hidden: ${o}.
`);for(let{name:r,action:l,findings:d,message:s}of i.gates){let u=d>0?`, ${h(d,"finding")}`:"",$=s===void 0?"":`: ${(0,a.a)(s)}`;yield`${n(l==="block"?"red":"yellow",`Gate ${(0,a.a)(r)}`)} (${l}${u})${$}
`}for(let{place:r,message:l}of t.slice(0,m))yield`${n("yellow","Notice")} ${(0,a.a)(r)}: ${(0,a.a)(l)}
`;t.length>m&&(yield`${h(t.length-m,"more notice")}; the JSON report lists all
`)}function E({verdict:e,findings:t,coverage:i,hidden:n},o){let{blocking:r}=e,l=t.length===0?`No ${(0,f.d)(n)===""?"":"new "}secrets found`:`${h(t.length,"finding")}, ${r} blocking`;if(r>0&&t.length===0)return`${o("red",`${r} blocking`)} by ${M(e)}, none shown. The JSON report with --min-confidence 0 has them.
`;if(r>0)return`${o("red",l)}${L(r,t)}. Revoke what is real, then remove it.
`;let d=H(i,e.pass);return d!==void 0?`${o(e.pass?"green":"red","Nothing was scanned")}${d}
`:e.exit===1?`${o("red","Blocked")} by ${M(e)}: ${l}.
`:e.pass?`${o(t.length===0?"green":"yellow",l)}.
`:`${o("red","Incomplete")}: ${l} in what was read, but not everything was.
`}function H({planned:e,scanned:t,skipped:i},n){if(e+t>0)return;let[o]=i;return o?`: everything was left out (${`${(0,a.a)(o.path)}: ${(0,a.a)(o.reason)}${i.length>1?", ...":""}`}).${n?"":" Pass --allow-empty if that is meant."}`:n?void 0:". Name a path with files in it, or pass --allow-empty."}function L(e,t){let i=e-t.filter(({action:n})=>n==="block").length;return i>0?`, ${i} of them not shown (the JSON report with --min-confidence 0 has them)`:""}function M({gates:e}){return e.flatMap(({name:t,action:i})=>i==="block"?[(0,a.a)(t)]:[]).join(", ")}function*_(e){let{style:t}=e,i=e.report.findings.filter(({state:l})=>l==="new"||l==="existing"),n={...e.report,findings:i},o=J(t.color),r;for(let l of n.findings)l.path!==r&&(yield`${r===void 0?"":`
`}${o("cyan",F(l.path,t))}
`),r=l.path,yield R(l,o,t.width);r!==void 0&&(yield`
`),yield*j({...e,report:n}),yield*G(n,o,t.elapsed),yield*W(n,o),yield E(n,o)}module.exports={__esModule:!0,textReport:_};
