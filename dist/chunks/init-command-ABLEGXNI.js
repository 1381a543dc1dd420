"use strict";var w=require("./chunk-AAECRUSR.js"),d=require("./chunk-7U2V25ND.js"),L=require("./chunk-JCFRIFHH.js"),k=require("./chunk-VHBU2WP3.js"),N=require("./chunk-NQEZVEAW.js"),g=require("./chunk-C4WFQDKR.js"),_=require("./chunk-BKK6GTBO.js"),q=require("./chunk-VUHAHGSI.js"),E=require("./chunk-7WEAEZYJ.js"),P=require("./chunk-KJDPCGWF.js"),M=require("./chunk-D7VZRYHS.js"),T=require("./chunk-KDBDXXIW.js"),b=require("./chunk-GQ6IGKJ2.js"),W=require("./chunk-24IEZS3C.js"),z=require("./chunk-RYLEJQW7.js"),A=require("./chunk-BFLMDVYA.js"),F=require("./chunk-Q3WOBZ7Y.js"),G=require("./chunk-NU6NYZPM.js"),I=require("./chunk-YC2YRXJ6.js"),J=require("./chunk-ZSE3XF73.js"),K=require("./chunk-W6S6MRGG.js"),O=require("./chunk-JK3D2FAP.js"),B=require("./chunk-3UCE6KXB.js"),D=require("./chunk-34NSA3FW.js"),H=require("./chunk-7ALZ4LJF.js"),a=require("./chunk-A4LJHR2U.js"),Q=require("./chunk-B4UIRWEB.js"),R=require("./chunk-5GRD5O3Y.js"),U=require("./chunk-QQA5QORD.js"),V=require("./chunk-ACYFUBV3.js"),X=require("./chunk-YMWRIIXY.js"),Y=require("./chunk-QHSHITSD.js"),Z=require("./chunk-DG6T4DUA.js"),tt=require("./chunk-U4B672M7.js"),ot=require("./chunk-T63M4WZV.js"),et=require("./chunk-6BLI75RV.js"),rt=require("./chunk-O7TWKWXC.js"),it=require("./chunk-HHKSJAUH.js"),at=require("./chunk-TTLWMNAI.js"),nt=require("./chunk-A5XILSCL.js"),st=require("./chunk-RC6MXGRN.js"),mt=require("./chunk-L7SA2336.js"),pt=require("./chunk-JNYPELX4.js"),lt=require("./chunk-QQWIWRAN.js"),ut=require("./chunk-K4IXR3DD.js"),ct=require("./chunk-T6UBPEUT.js"),ft=require("./chunk-2KBJZBFR.js"),ht=require("./chunk-ZULM5WRL.js"),wt=require("./chunk-66IZI6KA.js"),dt=require("./chunk-VQQWASRU.js"),kt=require("./chunk-FJMWCTSK.js"),gt=require("./chunk-LIHRW2TD.js"),bt=require("./chunk-EDLFT6DY.js"),i=require("./chunk-BKKBWXOW.js"),y=require("./chunk-CRK6PYF5.js"),c=require("./chunk-JEOURRA6.js"),yt=require("./chunk-PHKIAKHS.js"),l=require("node:fs"),f=require("node:path"),v=`# Leakgate: what blocks, what is known to be none. See docs/gate.md of Leakgate; every key is optional.

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
`}var $=[".gitlab-ci.yml","azure-pipelines.yml","bitbucket-pipelines.yml","Jenkinsfile",".circleci/config.yml",".travis.yml",".drone.yml",".woodpecker.yml"];function h(e,t,[o,r]){return{name:o,run:()=>((0,k.a)(t,o,r),e.out.write(`Written: ${o}
`),Promise.resolve(i.a.pass))}}function j(e){return{name:"a pre-commit hook",run:async()=>{try{return await(0,g.a)({},["install","pre-commit"],e)}catch(t){if(!(t instanceof i.b)||t.code!=="hook-refused")throw t;return e.out.write(`No hook: ${(0,c.a)(t.message)}; ${(0,c.a)(t.hint??"")}
`),i.a.pass}}}}function S(e,t){let o=p=>(0,l.lstatSync)((0,f.join)(t,p),{throwIfNoEntry:!1})!==void 0,r=[],n=p=>e.out.write(`Kept: ${p}
`),s={...e,cwd:t};o(a.j)?n(a.j):r.push(h(e,t,[a.j,v])),o(a.b)?n(a.b):r.push({name:a.b,run:()=>(0,d.a)({},["create"],s)}),r.push(j(s));let m=$.find(p=>(0,l.existsSync)((0,f.join)(t,p)));return m!==void 0?e.out.write(`No workflow: ${m} is there; docs/ci of Leakgate has an example for it
`):o(u)?n(u):r.push(h(e,t,[u,x((0,y.a)())])),r}async function C({yes:e},t,o){if(t.length>0)throw new i.b("bad-option","init takes no paths: run it in the repository");let{place:r}=await(0,b.p)(o.cwd,{env:o.env,signal:o.signal});if(r.bare)throw new i.b("bad-option","a bare repository has no files to write");let n=S(o,r.top);if(!e&&!await(0,w.a)(o,`leakgate init makes ${n.map(({name:m})=>m).join(", ")}.`))return o.out.write(`Nothing was written.
`),i.a.usage;let s=i.a.pass;for(let{run:m}of n)s=Math.max(s,await m());return o.out.write("Commit what was written; `leakgate self-test` shows that it blocks.\n"),s}module.exports={__esModule:!0,initCommand:C};
