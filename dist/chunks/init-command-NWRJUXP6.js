"use strict";var w=require("./chunk-B5YONFQW.js"),d=require("./chunk-735Y43QQ.js"),L=require("./chunk-TGBPFLBF.js"),k=require("./chunk-MXQBL2XY.js"),N=require("./chunk-HQLLCQMZ.js"),g=require("./chunk-NW3IH4VG.js"),_=require("./chunk-BYJQD2KJ.js"),q=require("./chunk-C6LKS7R5.js"),b=require("./chunk-O2ORK5K4.js"),E=require("./chunk-42Q4C6M6.js"),M=require("./chunk-KJDPCGWF.js"),P=require("./chunk-CPVZ3CE5.js"),T=require("./chunk-BFLMDVYA.js"),W=require("./chunk-SO7OWZBL.js"),z=require("./chunk-P4WMSPY6.js"),A=require("./chunk-L3BQKATK.js"),a=require("./chunk-Q25H2S3K.js"),F=require("./chunk-HZTCBUC3.js"),G=require("./chunk-2B3IQPOM.js"),H=require("./chunk-5GRD5O3Y.js"),I=require("./chunk-UV37MKWI.js"),J=require("./chunk-MI6M72UA.js"),K=require("./chunk-D7VKXT7P.js"),O=require("./chunk-2H2F4XRI.js"),B=require("./chunk-44Z2735P.js"),D=require("./chunk-XI7K73QD.js"),Q=require("./chunk-CG6GQBFF.js"),R=require("./chunk-6BLI75RV.js"),U=require("./chunk-O7TWKWXC.js"),V=require("./chunk-OAQQR2PT.js"),i=require("./chunk-LMAD3JZQ.js"),X=require("./chunk-TTLWMNAI.js"),Y=require("./chunk-A5XILSCL.js"),Z=require("./chunk-HSRZKFBV.js"),tt=require("./chunk-LLHS4MQP.js"),ot=require("./chunk-UDCUEZZC.js"),et=require("./chunk-JA5WGVQB.js"),rt=require("./chunk-NUFRM6SI.js"),it=require("./chunk-VD2LLPKP.js"),at=require("./chunk-IGMYVXQD.js"),nt=require("./chunk-66IZI6KA.js"),st=require("./chunk-KJV3FWQ7.js"),mt=require("./chunk-BAF3EJJE.js"),pt=require("./chunk-NJ3ZPYDH.js"),lt=require("./chunk-FQY4SGCJ.js"),y=require("./chunk-CRK6PYF5.js"),c=require("./chunk-JEOURRA6.js"),ut=require("./chunk-PHKIAKHS.js"),l=require("node:fs"),f=require("node:path"),v=`# Leakgate: what blocks, what is known to be none. See docs/gate.md of Leakgate; every key is optional.

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
`):o(u)?n(u):r.push(h(e,t,[u,x((0,y.a)())])),r}async function C({yes:e},t,o){if(t.length>0)throw new i.b("bad-option","init takes no paths: run it in the repository");let{place:r}=await(0,b.n)(o.cwd,{env:o.env,signal:o.signal});if(r.bare)throw new i.b("bad-option","a bare repository has no files to write");let n=S(o,r.top);if(!e&&!await(0,w.a)(o,`leakgate init makes ${n.map(({name:m})=>m).join(", ")}.`))return o.out.write(`Nothing was written.
`),i.a.usage;let s=i.a.pass;for(let{run:m}of n)s=Math.max(s,await m());return o.out.write("Commit what was written; `leakgate self-test` shows that it blocks.\n"),s}module.exports={__esModule:!0,initCommand:C};
