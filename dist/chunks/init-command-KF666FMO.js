"use strict";var d=require("./chunk-J4FPH7AQ.js"),w=require("./chunk-IZC7RXH3.js"),L=require("./chunk-XFZMMLSW.js"),g=require("./chunk-HNYHXPZV.js"),N=require("./chunk-KZ6EQDVJ.js"),k=require("./chunk-DIKSWABD.js"),_=require("./chunk-UJVWLJX2.js"),q=require("./chunk-65LBZCDM.js"),E=require("./chunk-LW7WFW6Q.js"),P=require("./chunk-KJDPCGWF.js"),M=require("./chunk-ZRQZEQGV.js"),T=require("./chunk-QEEAUGGI.js"),W=require("./chunk-NX2WZ5JO.js"),y=require("./chunk-KS6M3ZAZ.js"),z=require("./chunk-FVU636KV.js"),A=require("./chunk-D7RJQX23.js"),F=require("./chunk-QLKQ4ORX.js"),G=require("./chunk-BTHIZS3H.js"),I=require("./chunk-UM4KIDFB.js"),J=require("./chunk-4X56HPQO.js"),K=require("./chunk-INAVUFRB.js"),O=require("./chunk-W6S6MRGG.js"),X=require("./chunk-V73KMLP4.js"),B=require("./chunk-PHXZ7W4J.js"),D=require("./chunk-T5CJIAIC.js"),H=require("./chunk-OBWEOZ6B.js"),a=require("./chunk-66YBS6EE.js"),Q=require("./chunk-32C4JJG5.js"),R=require("./chunk-5GRD5O3Y.js"),U=require("./chunk-C7XYSM5P.js"),V=require("./chunk-ACYFUBV3.js"),Y=require("./chunk-CR4XGRDQ.js"),Z=require("./chunk-POHREND6.js"),tt=require("./chunk-DG6T4DUA.js"),ot=require("./chunk-U4B672M7.js"),et=require("./chunk-T63M4WZV.js"),rt=require("./chunk-6BLI75RV.js"),it=require("./chunk-LBDT65N7.js"),at=require("./chunk-G5PF775B.js"),st=require("./chunk-TTLWMNAI.js"),nt=require("./chunk-A5XILSCL.js"),mt=require("./chunk-NLB4KHJE.js"),pt=require("./chunk-L7SA2336.js"),lt=require("./chunk-JNYPELX4.js"),ut=require("./chunk-QQWIWRAN.js"),ct=require("./chunk-K4IXR3DD.js"),ft=require("./chunk-T6UBPEUT.js"),ht=require("./chunk-2KBJZBFR.js"),dt=require("./chunk-ZULM5WRL.js"),wt=require("./chunk-66IZI6KA.js"),gt=require("./chunk-VQQWASRU.js"),kt=require("./chunk-FJMWCTSK.js"),yt=require("./chunk-LIHRW2TD.js"),bt=require("./chunk-EDLFT6DY.js"),i=require("./chunk-BKKBWXOW.js"),b=require("./chunk-CRK6PYF5.js"),c=require("./chunk-JIHKQ72C.js"),vt=require("./chunk-LWY2W3LA.js"),xt=require("./chunk-PHKIAKHS.js"),l=require("node:fs"),f=require("node:path"),v=`# Leakgate: what blocks, and which findings are allowed. See docs/gate.md of Leakgate; every key is optional.

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
`),Promise.resolve(i.a.pass))}}function j(e){return{name:"a pre-commit hook",run:async()=>{try{return await(0,k.a)({},["install","pre-commit"],e)}catch(t){if(!(t instanceof i.b)||t.code!=="hook-refused")throw t;return e.out.write(`No hook: ${(0,c.a)(t.message)}; ${(0,c.a)(t.hint??"")}
`),i.a.pass}}}}function S(e,t){let o=p=>(0,l.lstatSync)((0,f.join)(t,p),{throwIfNoEntry:!1})!==void 0,r=[],s=p=>e.out.write(`Kept: ${p}
`),n={...e,cwd:t};o(a.j)?s(a.j):r.push(h(e,t,[a.j,v])),o(a.b)?s(a.b):r.push({name:a.b,run:()=>(0,w.a)({},["create"],n)}),r.push(j(n));let m=$.find(p=>(0,l.existsSync)((0,f.join)(t,p)));return m!==void 0?e.out.write(`No workflow: ${m} exists; docs/ci of Leakgate has an example for it
`):o(u)?s(u):r.push(h(e,t,[u,x((0,b.a)())])),r}async function C({yes:e},t,o){if(t.length>0)throw new i.b("bad-option","init takes no paths: run it in the repository");let{place:r}=await(0,y.p)(o.cwd,{env:o.env,signal:o.signal});if(r.bare)throw new i.b("bad-option","a bare repository has no files to write");let s=S(o,r.top);if(!e&&!await(0,d.a)(o,`leakgate init writes ${s.map(({name:m})=>m).join(", ")}.`))return o.out.write(`Nothing was written.
`),i.a.usage;let n=i.a.pass;for(let{run:m}of s)n=Math.max(n,await m());return o.out.write("Commit these files; `leakgate self-test` shows that they block.\n"),n}module.exports={__esModule:!0,initCommand:C};
