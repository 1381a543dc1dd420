"use strict";var g=require("./chunk-V3552I34.js"),f=require("./chunk-S4VUTCTT.js"),y=require("./chunk-WNIPNYUQ.js"),h=require("./chunk-AVWFETBQ.js"),n=require("./chunk-LTXDQAUN.js"),N=require("./chunk-RCGX4NNA.js"),j=require("./chunk-LJDZFWTX.js"),M=require("./chunk-5VX6W5JZ.js"),u=500;function b(e,r){let{path:t,line:s,column:a,rule:m,name:o,redacted:d,severity:c}=e,p=`<testcase classname="${(0,n.b)(t)}" name="${(0,n.b)(`${m} at ${s}:${a}`)}" file="${(0,n.b)(t)}" line="${s}">`,i=(0,n.b)(`${o} (${d}), ${c}, ${(0,h.a)(e)}`),{revoke:l}=(0,y.b)(e,r.ruleMetadata),$=(0,n.b)(`${(0,g.b)(e)}. ${l.text} ${l.url}`.trim()),v=r.actionOf(e)==="block"?`<failure type="${(0,n.b)(m)}" message="${i}">${$}</failure>`:`<system-out>${i}: ${$}</system-out>`;return`  ${p}${v}</testcase>
`}function*k({coverage:e,hidden:r,run:t}){let{planned:s,scanned:a,bytes:m,skipped:o,failed:d,limited:c}=e,p={planned:s,scanned:a,bytes:m,skipped:o.length,failed:d.length,limited:c.length},i={mode:t.mode,head:t.head??"",...p,hidden:(0,f.d)(r)||"none"};yield`  <properties>
`;for(let[l,$]of Object.entries(i))yield`   <property name="${l}" value="${(0,n.b)(String($))}"/>
`;for(let[l,$]of(0,f.a)(o))yield`   <property name="skipped: ${(0,n.b)(l)}" value="${$}"/>
`;yield`  </properties>
`}function*x({coverage:e,notices:r}){let t=[...e.limited.map(({path:s,reason:a})=>`Partly decoded: ${s}: ${a}`),...r.map(({place:s,message:a})=>`Notice: ${s}: ${a}`)];if(t.length!==0){yield"  <system-out>";for(let s of t.slice(0,u))yield`${(0,n.b)(s)}
`;t.length>u&&(yield`and ${t.length-u} more
`),yield`</system-out>
`}}function*O(e){let{findings:r,coverage:t,verdict:s}=e.report,a=r.filter(y.a),m=a.filter(i=>e.actionOf(i)==="block").length,o=t.scanned===0&&!s.pass,d=t.failed.length+(o?1:0),c=a.length===0&&d===0,p=`tests="${a.length+d+(c?1:0)}" failures="${m}" errors="${d}"`;yield`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Leakgate" ${p}>
 <testsuite name="secrets" ${p}>
`,yield*k(e.report);for(let i of a)yield b(i,e);for(let{path:i,reason:l}of t.failed)yield`  <testcase classname="${(0,n.b)(i)}" name="scanned"><error type="not-scanned" message="${(0,n.b)(l)}"/></testcase>
`;o&&(yield`  <testcase classname="scan" name="scanned"><error type="nothing-scanned" message="Nothing was scanned"/></testcase>
`),c&&(yield`  <testcase classname="scan" name="no secrets"/>
`),yield*x(e.report),yield` </testsuite>
</testsuites>
`}module.exports={__esModule:!0,junitReport:O};
