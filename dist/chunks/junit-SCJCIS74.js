"use strict";var g=Object.defineProperty;var O=Object.getOwnPropertyDescriptor;var N=Object.getOwnPropertyNames;var j=Object.prototype.hasOwnProperty;var R=(e,s)=>{for(var t in s)g(e,t,{get:s[t],enumerable:!0})},S=(e,s,t,a)=>{if(s&&typeof s=="object"||typeof s=="function")for(let n of N(s))!j.call(e,n)&&n!==t&&g(e,n,{get:()=>s[n],enumerable:!(a=O(s,n))||a.enumerable});return e};var w=e=>S(g({},"__esModule",{value:!0}),e);var b=require("./chunk-46LZBGRB.js"),f=require("./chunk-RLQBDTC2.js"),i=require("./chunk-JEOURRA6.js"),y=require("./chunk-YW7QJSPV.js"),U=require("./chunk-PHKIAKHS.js"),u=500;function D(e,s){let{path:t,line:a,column:n,rule:c,name:l,redacted:o,severity:m,confidence:p}=e,r=`<testcase classname="${(0,i.b)(t)}" name="${(0,i.b)(`${c} at ${a}:${n}`)}" file="${(0,i.b)(t)}" line="${a}">`,d=`${Math.floor(p*100)}%`,$=(0,i.b)(`${l} (${o}), ${m}, ${d}`),{revoke:h}=(0,y.b)(e,s.cards),v=(0,i.b)(`${(0,b.b)(e)}. ${h.text} ${h.url}`.trim()),x=s.actionOf(e)==="block"?`<failure type="${(0,i.b)(c)}" message="${$}">${v}</failure>`:`<system-out>${$}: ${v}</system-out>`;return`  ${r}${x}</testcase>
`}function*F({coverage:e,hidden:s,run:t}){let{planned:a,scanned:n,bytes:c,skipped:l,failed:o,limited:m}=e,p={planned:a,scanned:n,bytes:c,skipped:l.length,failed:o.length,limited:m.length},r={mode:t.mode,head:t.head??"",...p,hidden:(0,f.b)(s)||"none"};yield`  <properties>
`;for(let[d,$]of Object.entries(r))yield`   <property name="${d}" value="${(0,i.b)(String($))}"/>
`;for(let[d,$]of(0,f.a)(l))yield`   <property name="skipped: ${(0,i.b)(d)}" value="${$}"/>
`;yield`  </properties>
`}function*L({coverage:e,notices:s}){let t=[...e.limited.map(({path:a,reason:n})=>`Decoded in part: ${a}: ${n}`),...s.map(({place:a,message:n})=>`Notice: ${a}: ${n}`)];if(t.length!==0){yield"  <system-out>";for(let a of t.slice(0,u))yield`${(0,i.b)(a)}
`;t.length>u&&(yield`and ${t.length-u} more
`),yield`</system-out>
`}}function*k(e){let{findings:s,coverage:t,verdict:a}=e.report,n=s.filter(y.a),c=n.filter(r=>e.actionOf(r)==="block").length,l=t.scanned===0&&!a.pass,o=t.failed.length+(l?1:0),m=n.length===0&&o===0,p=`tests="${n.length+o+(m?1:0)}" failures="${c}" errors="${o}"`;yield`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Leakgate" ${p}>
 <testsuite name="secrets" ${p}>
`,yield*F(e.report);for(let r of n)yield D(r,e);for(let{path:r,reason:d}of t.failed)yield`  <testcase classname="${(0,i.b)(r)}" name="scanned"><error type="not-scanned" message="${(0,i.b)(d)}"/></testcase>
`;l&&(yield`  <testcase classname="scan" name="scanned"><error type="nothing-scanned" message="Nothing was scanned"/></testcase>
`),m&&(yield`  <testcase classname="scan" name="no secrets"/>
`),yield*L(e.report),yield` </testsuite>
</testsuites>
`}0&&(module.exports={junitReport});
module.exports={__esModule:true,junitReport:k};
