"use strict";var u=Object.defineProperty;var x=Object.getOwnPropertyDescriptor;var N=Object.getOwnPropertyNames;var S=Object.prototype.hasOwnProperty;var j=(e,t)=>{for(var o in t)u(e,o,{get:t[o],enumerable:!0})},C=(e,t,o,r)=>{if(t&&typeof t=="object"||typeof t=="function")for(let i of N(t))!S.call(e,i)&&i!==o&&u(e,i,{get:()=>t[i],enumerable:!(r=x(t,i))||r.enumerable});return e};var E=e=>C(u({},"__esModule",{value:!0}),e);var W={};j(W,{initCommand:()=>$});module.exports=E(W);var d=require("./chunk-ZMC6GUDS.js"),g=require("./chunk-T6I6KXZY.js"),z=require("./chunk-NH2W56WA.js"),A=require("./chunk-ITO4QH7N.js"),k=require("./chunk-P7TGPDFY.js"),F=require("./chunk-GHHMH5AE.js"),H=require("./chunk-BFLMDVYA.js"),c=require("./chunk-JEOURRA6.js"),y=require("./chunk-2FE3J75W.js"),I=require("./chunk-2QLNXG6H.js"),J=require("./chunk-5673PRWA.js"),K=require("./chunk-FNMD2XG7.js"),M=require("./chunk-4T4DPFKC.js"),n=require("./chunk-3R7KEO3R.js"),O=require("./chunk-45KGLUIC.js"),D=require("./chunk-CVUE64L2.js"),Q=require("./chunk-TCSIEOH2.js"),R=require("./chunk-UV37MKWI.js"),b=require("./chunk-MI6M72UA.js"),U=require("./chunk-GWFXKQ6I.js"),V=require("./chunk-PBJYS37C.js"),X=require("./chunk-TTLWMNAI.js"),Y=require("./chunk-XI7K73QD.js"),Z=require("./chunk-EU5KXPZF.js"),tt=require("./chunk-RIBTPCLV.js"),et=require("./chunk-C4MALPVV.js"),ot=require("./chunk-7HWKX34T.js"),rt=require("./chunk-7K4EB53U.js"),it=require("./chunk-NUFRM6SI.js"),at=require("./chunk-ISFIFKT4.js"),nt=require("./chunk-DPASLA4Z.js"),st=require("./chunk-KJV3FWQ7.js"),mt=require("./chunk-7LFSL2T6.js"),pt=require("./chunk-FQY4SGCJ.js"),lt=require("./chunk-OGNV5B6N.js"),v=require("./chunk-CRK6PYF5.js"),a=require("./chunk-LMAD3JZQ.js"),ut=require("./chunk-5GRD5O3Y.js"),ft=require("./chunk-A5XILSCL.js"),ct=require("./chunk-6BLI75RV.js"),ht=require("./chunk-O7TWKWXC.js"),wt=require("./chunk-HL4QNXN4.js"),dt=require("./chunk-PHKIAKHS.js"),l=require("node:fs"),h=require("node:path"),L=`# Leakgate: what blocks, what is known to be none. See docs/gate.md of Leakgate; every key is optional.

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
`,f=".github/workflows/leakgate.yml";function q(e){return`name: Secrets
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
`}var B=[".gitlab-ci.yml","azure-pipelines.yml","bitbucket-pipelines.yml","Jenkinsfile",".circleci/config.yml",".travis.yml",".drone.yml",".woodpecker.yml"];function w(e,t,[o,r]){return{name:o,run:()=>((0,g.a)(t,o,r),e.out.write(`Written: ${o}
`),Promise.resolve(a.a.pass))}}function G(e){return{name:"a pre-commit hook",run:async()=>{try{return await(0,k.a)({},["install","pre-commit"],e)}catch(t){if(!(t instanceof a.b)||t.code!=="hook-refused")throw t;return e.out.write(`No hook: ${(0,c.a)(t.message)}; ${(0,c.a)(t.hint??"")}
`),a.a.pass}}}}function P(e,t){let o=m=>(0,l.lstatSync)((0,h.join)(t,m),{throwIfNoEntry:!1})!==void 0,r=[],i=m=>e.out.write(`Kept: ${m}
`),s={...e,cwd:t};o(n.j)?i(n.j):r.push(w(e,t,[n.j,L])),o(n.b)?i(n.b):r.push({name:n.b,run:()=>(0,d.a)({},["create"],s)}),r.push(G(s));let p=B.find(m=>(0,l.existsSync)((0,h.join)(t,m)));return p!==void 0?e.out.write(`No workflow: ${p} is there; docs/ci.md has a step for it
`):o(f)?i(f):r.push(w(e,t,[f,q((0,v.a)())])),r}async function T(e,t){e.err.write(`leakgate init makes ${t.map(({name:o})=>o).join(", ")}. Go on? [y/N] `);for await(let o of(0,b.a)(e.stdin,e.signal))return/^\s*y(?:es)?\s*$/i.test(Buffer.from(o).toString("utf8").split(`
`)[0]);return!1}async function $({yes:e},t,o){if(t.length>0)throw new a.b("bad-option","init takes no paths: run it in the repository");let{place:r}=await(0,y.f)(o.cwd,{env:o.env,signal:o.signal});if(r.bare)throw new a.b("bad-option","a bare repository has no files to write");let i=P(o,r.top);if(!e&&!await T(o,i))return o.out.write(`Nothing was written.
`),a.a.usage;let s=a.a.pass;for(let{run:p}of i)s=Math.max(s,await p());return o.out.write("Commit what was written; `leakgate self-test` shows that it blocks.\n"),s}0&&(module.exports={initCommand});
