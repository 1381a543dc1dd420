"use strict";var d=require("./chunk-PURWZUGX.js"),w=require("./chunk-4PPZEER2.js"),C=require("./chunk-6N6QT7NM.js"),g=require("./chunk-XTYYDABA.js"),L=require("./chunk-GKPSGNK7.js"),k=require("./chunk-IPSZOSVF.js"),N=require("./chunk-UJVWLJX2.js"),q=require("./chunk-JQWRZRWW.js"),E=require("./chunk-362ZFQI4.js"),P=require("./chunk-UZGUWICQ.js"),M=require("./chunk-3SFXWWOB.js"),T=require("./chunk-KJDPCGWF.js"),W=require("./chunk-A2OJBOK7.js"),z=require("./chunk-NX2WZ5JO.js"),y=require("./chunk-CRIB4ZJT.js"),A=require("./chunk-FVU636KV.js"),F=require("./chunk-YP2R6HO4.js"),G=require("./chunk-IJJC4RLS.js"),I=require("./chunk-P6FC7CB2.js"),J=require("./chunk-UEARIWYS.js"),K=require("./chunk-ALRSX3RK.js"),O=require("./chunk-MPC6SGRL.js"),X=require("./chunk-QMA7UON6.js"),a=require("./chunk-MQT57JUD.js"),B=require("./chunk-W6S6MRGG.js"),D=require("./chunk-53MMN2C5.js"),H=require("./chunk-WGSGDUXY.js"),Q=require("./chunk-4UVJG4L6.js"),R=require("./chunk-BIUXXSFJ.js"),U=require("./chunk-5GRD5O3Y.js"),V=require("./chunk-ACYFUBV3.js"),Y=require("./chunk-OVW2ZTEP.js"),Z=require("./chunk-LJGNPPKD.js"),tt=require("./chunk-Y5MXGTXT.js"),ot=require("./chunk-DG6T4DUA.js"),rt=require("./chunk-U4B672M7.js"),et=require("./chunk-T63M4WZV.js"),it=require("./chunk-6BLI75RV.js"),at=require("./chunk-LBDT65N7.js"),st=require("./chunk-BAATFBAJ.js"),nt=require("./chunk-TTLWMNAI.js"),mt=require("./chunk-A5XILSCL.js"),pt=require("./chunk-YZEL2SKZ.js"),lt=require("./chunk-L7SA2336.js"),ut=require("./chunk-DFHX2EBU.js"),ct=require("./chunk-2W4KZD7H.js"),ft=require("./chunk-K4IXR3DD.js"),ht=require("./chunk-T6UBPEUT.js"),dt=require("./chunk-2KBJZBFR.js"),wt=require("./chunk-7HKX4SGA.js"),gt=require("./chunk-66IZI6KA.js"),kt=require("./chunk-VQQWASRU.js"),yt=require("./chunk-FJMWCTSK.js"),bt=require("./chunk-LIHRW2TD.js"),vt=require("./chunk-EDLFT6DY.js"),i=require("./chunk-BKKBWXOW.js"),b=require("./chunk-CRK6PYF5.js"),c=require("./chunk-JIHKQ72C.js"),xt=require("./chunk-LWY2W3LA.js"),$t=require("./chunk-PHKIAKHS.js"),l=require("node:fs"),f=require("node:path"),v=`# Leakgate: what blocks, and which findings are allowed. See docs/gate.md of Leakgate; every key is optional.

# Where to start from: default blocks new findings of confidence 0.8 and more, strict blocks more, advisory only warns.
preset: default

# Paths to leave out of every scan; counted as skipped.
# exclude: ['vendor/**']

# Findings that are not leaks. A reason is required; the other keys narrow the entry down.
# allow:
#   - rules: [jwt-token]
#     paths: ['test/fixtures/**']
#     reason: made up for tests
#     until: 2027-01-31

# Gates of your own, in CEL over \`finding\` and \`run\`. This one blocks a pull request that changes the gate itself:
# gates:
#   - name: gate-changes-need-review
#     when: run.tampered
#     action: block
`,u=".github/workflows/leakgate.yml";function x(r){return`name: Secrets
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
      - run: npx leakgate@${r} ci --report github
`}var $=[".gitlab-ci.yml","azure-pipelines.yml","bitbucket-pipelines.yml","Jenkinsfile",".circleci/config.yml",".travis.yml",".drone.yml",".woodpecker.yml"];function h(r,t,[o,e]){return{name:o,run:()=>((0,g.a)(t,o,e),r.out.write(`Written: ${o}
`),Promise.resolve(i.a.pass))}}function j(r){return{name:"a pre-commit hook",run:async()=>{try{return await(0,k.a)({},["install","pre-commit"],r)}catch(t){if(!(t instanceof i.b)||t.code!=="hook-refused")throw t;return r.out.write(`No hook: ${(0,c.a)(t.message)}; ${(0,c.a)(t.hint??"")}
`),i.a.pass}}}}function S(r,t){let o=p=>(0,l.lstatSync)((0,f.join)(t,p),{throwIfNoEntry:!1})!==void 0,e=[],s=p=>r.out.write(`Kept: ${p}
`),n={...r,cwd:t};o(a.j)?s(a.j):e.push(h(r,t,[a.j,v])),o(a.b)?s(a.b):e.push({name:a.b,run:()=>(0,w.a)({},["create"],n)}),e.push(j(n));let m=$.find(p=>(0,l.existsSync)((0,f.join)(t,p)));return m!==void 0?r.out.write(`No workflow: ${m} exists; docs/ci of Leakgate has an example for it
`):o(u)?s(u):e.push(h(r,t,[u,x((0,b.a)())])),e}async function _({yes:r},t,o){if(t.length>0)throw new i.b("bad-option","init takes no paths: run it in the repository");let{place:e}=await(0,y.p)(o.cwd,{env:o.env,signal:o.signal});if(e.bare)throw new i.b("bad-option","a bare repository has no files to write");let s=S(o,e.top);if(!r&&!await(0,d.a)(o,`leakgate init writes ${s.map(({name:m})=>m).join(", ")}.`))return o.out.write(`Nothing was written.
`),i.a.usage;let n=i.a.pass;for(let{run:m}of s)n=Math.max(n,await m());return o.out.write("Commit these files; `leakgate self-test` shows that they block.\n"),n}module.exports={__esModule:!0,initCommand:_};
