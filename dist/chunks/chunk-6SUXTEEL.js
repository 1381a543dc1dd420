import{createRequire as __leakgateRequire}from'node:module';const require=__leakgateRequire(import.meta.url);
function e(r,n){return r<n?-1:r>n?1:0}function t(r,n){return e(r.path,n.path)||r.start-n.start||e(r.rule,n.rule)||r.end-n.end}export{e as a,t as b};
