"use strict";var o=Object.defineProperty;var l=Object.getOwnPropertyDescriptor;var a=Object.getOwnPropertyNames;var c=Object.prototype.hasOwnProperty;var h=(i,e)=>{for(var t in e)o(i,t,{get:e[t],enumerable:!0})},m=(i,e,t,r)=>{if(e&&typeof e=="object"||typeof e=="function")for(let n of a(e))!c.call(i,n)&&n!==t&&o(i,n,{get:()=>e[n],enumerable:!(r=l(e,n))||r.enumerable});return i};var u=i=>m(o({},"__esModule",{value:!0}),i);var s=require("./chunk-J4YRNUTD.js"),N=require("./chunk-PHKIAKHS.js");function*f({report:i}){let{tool:e,run:t,coverage:r,verdict:n,hidden:g,notices:p,findings:d}=i;yield`${JSON.stringify({type:"run",schema:"leakgate-report/1",tool:e,run:t})}
`;for(let y of d)yield`${JSON.stringify({type:"finding",...(0,s.a)(y)})}
`;yield`${JSON.stringify({type:"end",findings:d.length,coverage:r,verdict:n,hidden:g,notices:p})}
`}0&&(module.exports={jsonLinesReport});
module.exports={__esModule:true,jsonLinesReport:f};
