"use strict";var o=require("./chunk-V5J3CPO7.js"),f=require("node:buffer"),m=6e4;function d(i,e){let t=(e.startsWith("-")?-1:1)*(Number(e.slice(1,3))*60+Number(e.slice(3,5))),r=new Date(i*1e3+t*m);if(Number.isNaN(r.getTime()))return"";let s=t===0?"Z":`${e.slice(0,3)}:${e.slice(3,5)}`;return`${r.toISOString().slice(0,19)}${s}`}function b(i,e){let t=e.indexOf(`

`),r=e.subarray(0,t<0?e.length:t),s=r.toString((0,f.isUtf8)(r)?"utf8":"latin1").split(`
`),n=s.filter(a=>a.startsWith("parent ")).map(a=>a.slice(7)),u=s.find(a=>a.startsWith("author "))?.slice(7)??"",l=/^(.*) (-?[0-9]+) ([+-][0-9]{4})$/.exec(u),c=l?d(Number(l[2]),l[3]):"";return{id:i,author:l?.[1]??u,date:c,parents:n}}function*p(i){for(let e=0;e<i.length;){let t=i.indexOf(10,e),[r="",s="",n]=i.toString("latin1",e,t).split(" ");e=t+1,!(s==="missing"||n===void 0)&&(yield{id:r,body:i.subarray(e,e+Number(n))},e+=Number(n)+1)}}async function g(i,e){let t=new Map;if(e.length===0)return t;let r=await(0,o.i)(i,["cat-file","--batch","--buffer"],`${[...new Set(e)].join(`
`)}
`);for(let{id:s,body:n}of p(r))t.set(s,b(s,n));return t}module.exports={__esModule:!0,a:g};
