"use strict";var d=require("./chunk-PURWZUGX.js"),w=require("./chunk-33KGBHKQ.js"),C=require("./chunk-UHHVGG7H.js"),g=require("./chunk-OV7M3GMH.js"),L=require("./chunk-AN2Q3ZFP.js"),k=require("./chunk-UTCEGQDA.js"),N=require("./chunk-UJVWLJX2.js"),q=require("./chunk-JQWRZRWW.js"),E=require("./chunk-362ZFQI4.js"),P=require("./chunk-XTVCBPXU.js"),M=require("./chunk-3SFXWWOB.js"),T=require("./chunk-J625YJ7G.js"),W=require("./chunk-GPJEKW2K.js"),z=require("./chunk-NX2WZ5JO.js"),y=require("./chunk-CRIB4ZJT.js"),A=require("./chunk-FVU636KV.js"),F=require("./chunk-YP2R6HO4.js"),G=require("./chunk-IJJC4RLS.js"),I=require("./chunk-P6FC7CB2.js"),J=require("./chunk-J3KT6LCR.js"),K=require("./chunk-SBLG6V2Z.js"),O=require("./chunk-MPC6SGRL.js"),a=require("./chunk-MCZO55BY.js"),X=require("./chunk-W6S6MRGG.js"),B=require("./chunk-DEYJHCLI.js"),D=require("./chunk-WGSGDUXY.js"),H=require("./chunk-TD7NWDYO.js"),Q=require("./chunk-JDFNVKWS.js"),R=require("./chunk-5GRD5O3Y.js"),U=require("./chunk-ACYFUBV3.js"),V=require("./chunk-OVW2ZTEP.js"),Y=require("./chunk-5YXUQX5J.js"),Z=require("./chunk-VSRIQCNW.js"),tt=require("./chunk-DG6T4DUA.js"),ot=require("./chunk-U4B672M7.js"),et=require("./chunk-T63M4WZV.js"),rt=require("./chunk-6BLI75RV.js"),it=require("./chunk-LBDT65N7.js"),at=require("./chunk-BAATFBAJ.js"),st=require("./chunk-TTLWMNAI.js"),nt=require("./chunk-FMLWGP5L.js"),mt=require("./chunk-DU73AYQL.js"),pt=require("./chunk-DFHX2EBU.js"),lt=require("./chunk-2W4KZD7H.js"),ut=require("./chunk-WRLOG2BZ.js"),ct=require("./chunk-T6UBPEUT.js"),ft=require("./chunk-2KBJZBFR.js"),ht=require("./chunk-CUWX64DV.js"),dt=require("./chunk-WFOTSVUL.js"),wt=require("./chunk-PEX2FP7G.js"),gt=require("./chunk-NUFRM6SI.js"),kt=require("./chunk-FJMWCTSK.js"),yt=require("./chunk-EDLFT6DY.js"),bt=require("./chunk-LIHRW2TD.js"),i=require("./chunk-BKKBWXOW.js"),b=require("./chunk-CRK6PYF5.js"),c=require("./chunk-JIHKQ72C.js"),vt=require("./chunk-LWY2W3LA.js"),xt=require("./chunk-RHUEMP7L.js"),$t=require("./chunk-PHKIAKHS.js"),l=require("node:fs"),f=require("node:path"),v=`# Leakgate: what blocks, and which findings are allowed. See docs/gate.md of Leakgate; every key is optional.

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
`,u=".github/workflows/leakgate.yml";function x(e){return`name: Secrets
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
      - run: npx leakgate@${e} ci --report github
`}var $=[".gitlab-ci.yml","azure-pipelines.yml","bitbucket-pipelines.yml","Jenkinsfile",".circleci/config.yml",".travis.yml",".drone.yml",".woodpecker.yml"];function h(e,t,[o,r]){return{name:o,run:()=>((0,g.a)(t,o,r),e.out.write(`Written: ${o}
`),Promise.resolve(i.a.pass))}}function S(e){return{name:"a pre-commit hook",run:async()=>{try{return await(0,k.a)({},["install","pre-commit"],e)}catch(t){if(!(t instanceof i.b)||t.code!=="hook-refused")throw t;return e.out.write(`No hook: ${(0,c.a)(t.message)}; ${(0,c.a)(t.hint??"")}
`),i.a.pass}}}}function _(e,t){let o=p=>(0,l.lstatSync)((0,f.join)(t,p),{throwIfNoEntry:!1})!==void 0,r=[],s=p=>e.out.write(`Kept: ${p}
`),n={...e,cwd:t};o(a.m)?s(a.m):r.push(h(e,t,[a.m,v])),o(a.e)?s(a.e):r.push({name:a.e,run:()=>(0,w.a)({},["create"],n)}),r.push(S(n));let m=$.find(p=>(0,l.existsSync)((0,f.join)(t,p)));return m!==void 0?e.out.write(`No workflow: ${m} exists; docs/ci of Leakgate has an example for it
`):o(u)?s(u):r.push(h(e,t,[u,x((0,b.a)())])),r}async function j({yes:e},t,o){if(t.length>0)throw new i.b("bad-option","init takes no paths: run it in the repository");let{place:r}=await(0,y.p)(o.cwd,{env:o.env,signal:o.signal});if(r.bare)throw new i.b("bad-option","a bare repository has no files to write");let s=_(o,r.top);if(!e&&!await(0,d.a)(o,`leakgate init writes ${s.map(({name:m})=>m).join(", ")}.`))return o.out.write(`Nothing was written.
`),i.a.usage;let n=i.a.pass;for(let{run:m}of s)n=Math.max(n,await m());return o.out.write("Commit these files; `leakgate self-test` shows that they block.\n"),n}module.exports={__esModule:!0,initCommand:j};
