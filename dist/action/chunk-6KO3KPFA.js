"use strict";var o=require("./chunk-UYHEZJAV.js"),f=require("node:buffer"),m=6e4;function d(i,t){let e=(t.startsWith("-")?-1:1)*(Number(t.slice(1,3))*60+Number(t.slice(3,5))),r=new Date(i*1e3+e*m);if(Number.isNaN(r.getTime()))return"";let n=e===0?"Z":`${t.slice(0,3)}:${t.slice(3,5)}`;return`${r.toISOString().slice(0,19)}${n}`}function b(i,t){let e=t.indexOf(`

`),r=t.subarray(0,e<0?t.length:e),n=r.toString((0,f.isUtf8)(r)?"utf8":"latin1").split(`
`),s=n.filter(a=>a.startsWith("parent ")).map(a=>a.slice(7)),u=n.find(a=>a.startsWith("author "))?.slice(7)??"",l=/^(.*) (-?[0-9]+) ([+-][0-9]{4})$/.exec(u),c=l?d(Number(l[2]),l[3]):"";return{id:i,author:l?.[1]??u,date:c,parents:s}}function*g(i){for(let t=0;t<i.length;){let e=i.indexOf(10,t),[r="",n="",s]=i.toString("latin1",t,e).split(" ");t=e+1,!(n==="missing"||s===void 0)&&(yield{id:r,body:i.subarray(t,t+Number(s))},t+=Number(s)+1)}}async function p(i,t){let e=new Map;if(t.length===0)return e;let r=await(0,o.g)(i,["cat-file","--batch","--buffer"],`${[...new Set(t)].join(`
`)}
`);for(let{id:n,body:s}of g(r))e.set(n,b(n,s));return e}module.exports={__esModule:!0,a:p};
