"use strict";var u=Object.defineProperty;var O=Object.getOwnPropertyDescriptor;var j=Object.getOwnPropertyNames;var w=Object.prototype.hasOwnProperty;var F=(e,s)=>{for(var a in s)u(e,a,{get:s[a],enumerable:!0})},I=(e,s,a,r)=>{if(s&&typeof s=="object"||typeof s=="function")for(let t of j(s))!w.call(e,t)&&t!==a&&u(e,t,{get:()=>s[t],enumerable:!(r=O(s,t))||r.enumerable});return e};var L=e=>I(u({},"__esModule",{value:!0}),e);var N={};F(N,{junitReport:()=>v});module.exports=L(N);var h=require("./chunk-47RSZFHR.js"),d=require("./chunk-TYNVN5DD.js"),n=require("./chunk-ICG55AYJ.js"),T=require("./chunk-5VX6W5JZ.js");function M(e,s){let{path:a,line:r,column:t,rule:l,name:c,redacted:o,severity:$,confidence:m,evidence:i}=e,f=`<testcase classname="${(0,n.b)(a)}" name="${(0,n.b)(`${l} at ${r}:${t}`)}" file="${(0,n.b)(a)}" line="${r}">`,k=`${Math.floor(m*100)}%`,p=(0,n.b)(`${c} (${o}), ${$}, ${k}`),{revoke:g}=(0,d.b)(e,s.cards),y=(0,n.b)(`${(0,h.a)(i.map(({id:x})=>x))}. ${g.text} ${g.url}`.trim()),b=s.actionOf(e)==="block"?`<failure type="${(0,n.b)(l)}" message="${p}">${y}</failure>`:`<system-out>${p}: ${y}</system-out>`;return`  ${f}${b}</testcase>
`}function*v(e){let{findings:s,coverage:a,verdict:r}=e.report,t=s.filter(d.a),l=t.filter(i=>e.actionOf(i)==="block").length,c=a.scanned===0&&!r.pass,o=a.failed.length+(c?1:0),$=t.length===0&&o===0,m=`tests="${t.length+o+($?1:0)}" failures="${l}" errors="${o}"`;yield`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Leakgate" ${m}>
 <testsuite name="secrets" ${m}>
`;for(let i of t)yield M(i,e);for(let{path:i,reason:f}of a.failed)yield`  <testcase classname="${(0,n.b)(i)}" name="scanned"><error type="not-scanned" message="${(0,n.b)(f)}"/></testcase>
`;c&&(yield`  <testcase classname="scan" name="scanned"><error type="nothing-scanned" message="Nothing was scanned"/></testcase>
`),$&&(yield`  <testcase classname="scan" name="no secrets"/>
`),yield` </testsuite>
</testsuites>
`}0&&(module.exports={junitReport});
