"use strict";var l=Object.defineProperty;var s=Object.getOwnPropertyDescriptor;var c=Object.getOwnPropertyNames;var u=Object.prototype.hasOwnProperty;var p=(t,e)=>{for(var i in e)l(t,i,{get:e[i],enumerable:!0})},f=(t,e,i,r)=>{if(e&&typeof e=="object"||typeof e=="function")for(let n of c(e))!u.call(t,n)&&n!==i&&l(t,n,{get:()=>e[n],enumerable:!(r=s(e,n))||r.enumerable});return t};var g=t=>f(l({},"__esModule",{value:!0}),t);var o=require("./chunk-YW7QJSPV.js"),C=require("./chunk-PHKIAKHS.js");function y(t){let{commit:e,path:i,rule:r,line:n}=t,[,d="",m=""]=/^(.*?)\s*<([^<>]*)>$/.exec(e?.author??"")??[];return{RuleID:r,Description:t.name,StartLine:n,EndLine:t.endLine,StartColumn:t.column,EndColumn:t.endColumn-1,Match:t.redacted,Secret:t.redacted,File:i,SymlinkFile:"",Commit:e?.id??"",Entropy:0,Author:d,Email:m,Date:e?.date??"",Message:"",Tags:[t.severity,t.kind],Fingerprint:[...e?[e.id]:[],i,r,n].join(":")}}function*a({report:t}){let e=t.findings.filter(o.a);yield"[";let i=`
`;for(let r of e)yield i+JSON.stringify(y(r)),i=`,
`;yield e.length===0?`]
`:`
]
`}0&&(module.exports={gitleaksReport});
module.exports={__esModule:true,gitleaksReport:a};
