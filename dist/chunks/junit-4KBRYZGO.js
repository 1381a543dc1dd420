"use strict";var g=Object.defineProperty;var F=Object.getOwnPropertyDescriptor;var N=Object.getOwnPropertyNames;var R=Object.prototype.hasOwnProperty;var w=(e,s)=>{for(var t in s)g(e,t,{get:s[t],enumerable:!0})},D=(e,s,t,n)=>{if(s&&typeof s=="object"||typeof s=="function")for(let a of N(s))!R.call(e,a)&&a!==t&&g(e,a,{get:()=>s[a],enumerable:!(n=F(s,a))||n.enumerable});return e};var G=e=>D(g({},"__esModule",{value:!0}),e);var T={};w(T,{junitReport:()=>x});module.exports=G(T);var k=require("./chunk-CFTJRX2O.js"),f=require("./chunk-RLQBDTC2.js"),i=require("./chunk-JEOURRA6.js"),y=require("./chunk-YW7QJSPV.js"),q=require("./chunk-PHKIAKHS.js"),u=500;function L(e,s){let{path:t,line:n,column:a,rule:c,name:l,redacted:o,severity:m,confidence:p,evidence:r}=e,d=`<testcase classname="${(0,i.b)(t)}" name="${(0,i.b)(`${c} at ${n}:${a}`)}" file="${(0,i.b)(t)}" line="${n}">`,$=`${Math.floor(p*100)}%`,h=(0,i.b)(`${l} (${o}), ${m}, ${$}`),{revoke:v}=(0,y.b)(e,s.cards),b=(0,i.b)(`${(0,k.a)(r.map(({id:j})=>j))}. ${v.text} ${v.url}`.trim()),O=s.actionOf(e)==="block"?`<failure type="${(0,i.b)(c)}" message="${h}">${b}</failure>`:`<system-out>${h}: ${b}</system-out>`;return`  ${d}${O}</testcase>
`}function*M({coverage:e,hidden:s,run:t}){let{planned:n,scanned:a,bytes:c,skipped:l,failed:o,limited:m}=e,p={planned:n,scanned:a,bytes:c,skipped:l.length,failed:o.length,limited:m.length},r={mode:t.mode,head:t.head??"",...p,hidden:(0,f.b)(s)||"none"};yield`  <properties>
`;for(let[d,$]of Object.entries(r))yield`   <property name="${d}" value="${(0,i.b)(String($))}"/>
`;for(let[d,$]of(0,f.a)(l))yield`   <property name="skipped: ${(0,i.b)(d)}" value="${$}"/>
`;yield`  </properties>
`}function*S({coverage:e,notices:s}){let t=[...e.limited.map(({path:n,reason:a})=>`Decoded in part: ${n}: ${a}`),...s.map(({place:n,message:a})=>`Notice: ${n}: ${a}`)];if(t.length!==0){yield"  <system-out>";for(let n of t.slice(0,u))yield`${(0,i.b)(n)}
`;t.length>u&&(yield`and ${t.length-u} more
`),yield`</system-out>
`}}function*x(e){let{findings:s,coverage:t,verdict:n}=e.report,a=s.filter(y.a),c=a.filter(r=>e.actionOf(r)==="block").length,l=t.scanned===0&&!n.pass,o=t.failed.length+(l?1:0),m=a.length===0&&o===0,p=`tests="${a.length+o+(m?1:0)}" failures="${c}" errors="${o}"`;yield`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Leakgate" ${p}>
 <testsuite name="secrets" ${p}>
`,yield*M(e.report);for(let r of a)yield L(r,e);for(let{path:r,reason:d}of t.failed)yield`  <testcase classname="${(0,i.b)(r)}" name="scanned"><error type="not-scanned" message="${(0,i.b)(d)}"/></testcase>
`;l&&(yield`  <testcase classname="scan" name="scanned"><error type="nothing-scanned" message="Nothing was scanned"/></testcase>
`),m&&(yield`  <testcase classname="scan" name="no secrets"/>
`),yield*S(e.report),yield` </testsuite>
</testsuites>
`}0&&(module.exports={junitReport});
