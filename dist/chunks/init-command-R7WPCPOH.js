"use strict";var u=Object.defineProperty;var $=Object.getOwnPropertyDescriptor;var j=Object.getOwnPropertyNames;var S=Object.prototype.hasOwnProperty;var C=(o,t)=>{for(var e in t)u(o,e,{get:t[e],enumerable:!0})},L=(o,t,e,r)=>{if(t&&typeof t=="object"||typeof t=="function")for(let i of j(t))!S.call(o,i)&&i!==e&&u(o,i,{get:()=>t[i],enumerable:!(r=$(t,i))||r.enumerable});return o};var N=o=>L(u({},"__esModule",{value:!0}),o);var d=require("./chunk-B5YONFQW.js"),k=require("./chunk-ZSZHQFDZ.js"),A=require("./chunk-6KLJX6BI.js"),g=require("./chunk-UMTNQHMH.js"),F=require("./chunk-4LY5F6SH.js"),b=require("./chunk-NIJRPAHN.js"),G=require("./chunk-BYJQD2KJ.js"),H=require("./chunk-F26SXHJP.js"),y=require("./chunk-6RZA2ZHY.js"),I=require("./chunk-DL7S4M63.js"),J=require("./chunk-KJDPCGWF.js"),K=require("./chunk-LSJQ3TZX.js"),M=require("./chunk-BFLMDVYA.js"),O=require("./chunk-JPE2ZHXS.js"),B=require("./chunk-GXU2VNDY.js"),D=require("./chunk-LWPG5F4L.js"),n=require("./chunk-3NHJWY4Z.js"),Q=require("./chunk-HZTCBUC3.js"),R=require("./chunk-2B3IQPOM.js"),U=require("./chunk-5GRD5O3Y.js"),V=require("./chunk-UV37MKWI.js"),X=require("./chunk-MI6M72UA.js"),Y=require("./chunk-E2XE3SIA.js"),Z=require("./chunk-VCOECSUK.js"),tt=require("./chunk-44Z2735P.js"),ot=require("./chunk-XI7K73QD.js"),et=require("./chunk-DFNH27C3.js"),rt=require("./chunk-6BLI75RV.js"),it=require("./chunk-O7TWKWXC.js"),at=require("./chunk-OAQQR2PT.js"),a=require("./chunk-LMAD3JZQ.js"),nt=require("./chunk-TTLWMNAI.js"),st=require("./chunk-A5XILSCL.js"),mt=require("./chunk-6QV62JXH.js"),pt=require("./chunk-B24W3VXA.js"),lt=require("./chunk-PXPSUB4Y.js"),ut=require("./chunk-O3N7TQYI.js"),ct=require("./chunk-NUFRM6SI.js"),ft=require("./chunk-SHC4TJXE.js"),ht=require("./chunk-QID7W6HX.js"),wt=require("./chunk-66IZI6KA.js"),dt=require("./chunk-KJV3FWQ7.js"),kt=require("./chunk-S7QV5L4S.js"),gt=require("./chunk-FQY4SGCJ.js"),v=require("./chunk-CRK6PYF5.js"),f=require("./chunk-JEOURRA6.js"),bt=require("./chunk-PHKIAKHS.js"),l=require("node:fs"),h=require("node:path"),q=`# Leakgate: what blocks, what is known to be none. See docs/gate.md of Leakgate; every key is optional.

# Where to start from: default blocks new findings of confidence 0.8 and more, strict blocks more, advisory only warns.
preset: default

# Paths that are not scanned; they are counted as skipped.
# exclude: ['vendor/**']

# Findings that are known to be none. A reason is needed; the rest narrows it down.
# allow:
#   - rules: [jwt-token]
#     paths: ['test/fixtures/**']
#     reason: made up for tests
#     until: 2027-01-31

# Gates of your own, in CEL over \`finding\` and \`run\`. This one has changes of the gate itself block a pull request:
# gates:
#   - name: gate-changes-need-review
#     when: run.tampered
#     action: block
`,c=".github/workflows/leakgate.yml";function E(o){return`name: Secrets
on:
  pull_request:
  merge_group:
  push:
    branches: [main] # the default branch
permissions: {}
jobs:
  leakgate:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      # pin both to a full commit id
      - uses: actions/checkout@v6
        with:
          fetch-depth: 0
          persist-credentials: false
      - run: npx leakgate@${o} ci --report github
`}var P=[".gitlab-ci.yml","azure-pipelines.yml","bitbucket-pipelines.yml","Jenkinsfile",".circleci/config.yml",".travis.yml",".drone.yml",".woodpecker.yml"];function w(o,t,[e,r]){return{name:e,run:()=>((0,g.a)(t,e,r),o.out.write(`Written: ${e}
`),Promise.resolve(a.a.pass))}}function T(o){return{name:"a pre-commit hook",run:async()=>{try{return await(0,b.a)({},["install","pre-commit"],o)}catch(t){if(!(t instanceof a.b)||t.code!=="hook-refused")throw t;return o.out.write(`No hook: ${(0,f.a)(t.message)}; ${(0,f.a)(t.hint??"")}
`),a.a.pass}}}}function W(o,t){let e=p=>(0,l.lstatSync)((0,h.join)(t,p),{throwIfNoEntry:!1})!==void 0,r=[],i=p=>o.out.write(`Kept: ${p}
`),s={...o,cwd:t};e(n.j)?i(n.j):r.push(w(o,t,[n.j,q])),e(n.b)?i(n.b):r.push({name:n.b,run:()=>(0,k.a)({},["create"],s)}),r.push(T(s));let m=P.find(p=>(0,l.existsSync)((0,h.join)(t,p)));return m!==void 0?o.out.write(`No workflow: ${m} is there; docs/ci of Leakgate has an example for it
`):e(c)?i(c):r.push(w(o,t,[c,E((0,v.a)())])),r}async function x({yes:o},t,e){if(t.length>0)throw new a.b("bad-option","init takes no paths: run it in the repository");let{place:r}=await(0,y.j)(e.cwd,{env:e.env,signal:e.signal});if(r.bare)throw new a.b("bad-option","a bare repository has no files to write");let i=W(e,r.top);if(!o&&!await(0,d.a)(e,`leakgate init makes ${i.map(({name:m})=>m).join(", ")}.`))return e.out.write(`Nothing was written.
`),a.a.usage;let s=a.a.pass;for(let{run:m}of i)s=Math.max(s,await m());return e.out.write("Commit what was written; `leakgate self-test` shows that it blocks.\n"),s}0&&(module.exports={initCommand});
module.exports={__esModule:true,initCommand:x};
