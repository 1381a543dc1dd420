"use strict";var v=require("./chunk-Q5UJ3EUL.js"),f=require("./chunk-QM5DIUBK.js"),a=require("./chunk-JIHKQ72C.js"),y=require("./chunk-O44ZYMMC.js"),N=require("./chunk-LWY2W3LA.js"),j=require("./chunk-PHKIAKHS.js"),u=500;function k(e,r){let{path:t,line:s,column:n,rule:c,name:l,redacted:o,severity:m,confidence:p}=e,i=`<testcase classname="${(0,a.b)(t)}" name="${(0,a.b)(`${c} at ${s}:${n}`)}" file="${(0,a.b)(t)}" line="${s}">`,d=`${Math.floor(p*100)}%`,$=(0,a.b)(`${l} (${o}), ${m}, ${d}`),{revoke:g}=(0,y.b)(e,r.ruleMetadata),h=(0,a.b)(`${(0,v.b)(e)}. ${g.text} ${g.url}`.trim()),b=r.actionOf(e)==="block"?`<failure type="${(0,a.b)(c)}" message="${$}">${h}</failure>`:`<system-out>${$}: ${h}</system-out>`;return`  ${i}${b}</testcase>
`}function*x({coverage:e,hidden:r,run:t}){let{planned:s,scanned:n,bytes:c,skipped:l,failed:o,limited:m}=e,p={planned:s,scanned:n,bytes:c,skipped:l.length,failed:o.length,limited:m.length},i={mode:t.mode,head:t.head??"",...p,hidden:(0,f.d)(r)||"none"};yield`  <properties>
`;for(let[d,$]of Object.entries(i))yield`   <property name="${d}" value="${(0,a.b)(String($))}"/>
`;for(let[d,$]of(0,f.a)(l))yield`   <property name="skipped: ${(0,a.b)(d)}" value="${$}"/>
`;yield`  </properties>
`}function*M({coverage:e,notices:r}){let t=[...e.limited.map(({path:s,reason:n})=>`Partly decoded: ${s}: ${n}`),...r.map(({place:s,message:n})=>`Notice: ${s}: ${n}`)];if(t.length!==0){yield"  <system-out>";for(let s of t.slice(0,u))yield`${(0,a.b)(s)}
`;t.length>u&&(yield`and ${t.length-u} more
`),yield`</system-out>
`}}function*O(e){let{findings:r,coverage:t,verdict:s}=e.report,n=r.filter(y.a),c=n.filter(i=>e.actionOf(i)==="block").length,l=t.scanned===0&&!s.pass,o=t.failed.length+(l?1:0),m=n.length===0&&o===0,p=`tests="${n.length+o+(m?1:0)}" failures="${c}" errors="${o}"`;yield`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Leakgate" ${p}>
 <testsuite name="secrets" ${p}>
`,yield*x(e.report);for(let i of n)yield k(i,e);for(let{path:i,reason:d}of t.failed)yield`  <testcase classname="${(0,a.b)(i)}" name="scanned"><error type="not-scanned" message="${(0,a.b)(d)}"/></testcase>
`;l&&(yield`  <testcase classname="scan" name="scanned"><error type="nothing-scanned" message="Nothing was scanned"/></testcase>
`),m&&(yield`  <testcase classname="scan" name="no secrets"/>
`),yield*M(e.report),yield` </testsuite>
</testsuites>
`}module.exports={__esModule:!0,junitReport:O};
