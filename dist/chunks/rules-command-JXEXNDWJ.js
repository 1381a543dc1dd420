import{createRequire as __leakgateRequire}from'node:module';const require=__leakgateRequire(import.meta.url);
import{c as k}from"./chunk-NUMMN4NZ.js";import{a as c,b as d}from"./chunk-GGWX7TQP.js";import{a as f}from"./chunk-2IQKKLHZ.js";import{a as u,b as m}from"./chunk-GNYXZU3D.js";import"./chunk-WZ6PEPY6.js";import{resolve as P}from"node:path";var p=["list","show","test","lint"];function v(i,o){let r=i.flatMap(n=>n.rules.map(e=>[e.id,n.provider,e.severity,e.name]));r.sort((n,e)=>n[0]<e[0]?-1:1);let t=[0,1,2].map(n=>Math.max(...r.map(e=>e[n].length)));for(let n of r)o.out.write(`${n.map((e,s)=>s<3?e.padEnd(t[s]):e).join("  ")}
`);return u.pass}function b(i,o,r){if(o===void 0)throw new m("bad-option","rules show needs the id of a rule",{hint:"`leakgate rules list` shows them all"});for(let n of i){let e=n.rules.find(s=>s.id===o);if(e){r.out.write(`${e.id}: ${e.name}

provider   ${n.name} (${n.provider})
kind       ${e.kind}
severity   ${e.severity}
`),r.out.write(`grants     ${e.grants}
revoke     ${e.revoke.text}
           ${e.revoke.url}
`);for(let s of e.references??[])r.out.write(`reference  ${s}
`);return u.pass}}let t=f(o,i.flatMap(n=>n.rules.map(e=>e.id)));throw new m("rule-unknown",`no rule is called ${o}`,{hint:t?`did you mean ${t}?`:"`leakgate rules list` shows them all"})}function g(i,o,r){for(let e of i)r.out.write(`${k(e)}
`);let t=i.filter(({severity:e})=>e==="error").length,n=o.reduce((e,s)=>e+s.rules.length,0);return r.out.write(`${n} rules in ${o.length} packs: ${t} errors, ${i.length-t} warnings
`),t>0?u.usage:u.pass}async function M(i,[o,...r],t){let n=p.find(l=>l===o);if(n===void 0){let l=o===void 0?void 0:f(o,p);throw new m("unknown-command",`leakgate rules needs one of ${p.join(", ")}`,{hint:l?`did you mean ${l}?`:"see leakgate rules --help"})}let e=l=>l.map(y=>P(t.cwd,y)),s=e(i.rules??[]);if(n==="list")return v(await c([...d(),...s]),t);if(n==="show")return b(await c([...d(),...s]),r[0],t);let a=await c(r.length>0?e(r):[...d(),...s]),{lintPacks:$,testPacks:w}=await import("./lint-QNHXS73V.js");if(n==="test")return g(w(a),a,t);let{lintBacktracking:h}=await import("./backtracking-K3GBIQDH.js");return g([...$(a),...w(a),...await h(a)],a,t)}export{M as rulesCommand};
