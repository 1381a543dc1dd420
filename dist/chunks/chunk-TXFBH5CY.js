"use strict";var p=require("./chunk-PUKPSV7B.js");function l(e){let{rule:i,provider:o,kind:r,severity:d,state:c,exposure:a,fingerprint:n,redacted:t,evidence:s}=e,{path:u,line:m,column:f,endLine:g,endColumn:v,start:y,end:b,facts:h,decoded:x,companion:k,commit:w,blob:C,lastHeld:H}=e,{locations:J,name:L}=e,N={severity:d,...(0,p.b)(e)},O={rule:i,provider:o,kind:r,...N,state:c,exposure:a,fingerprint:n,redacted:t,evidence:s},S={path:u,line:m,column:f,endLine:g,endColumn:v,start:y,end:b,facts:h,decoded:x,companion:k,commit:w,blob:C,lastHeld:H},{suppression:_,acceptance:$,expired:j,owner:z,gates:F,action:G}=e;return{...O,...S,locations:J,name:L,suppression:_,acceptance:$,expired:j,owner:z,gates:F,action:G}}function*I({report:e}){let{tool:i,run:o,coverage:r,verdict:d,hidden:c,notices:a,findings:n}=e;yield`${JSON.stringify({schema:"leakgate-report/1",tool:i,run:o,coverage:r,verdict:d,hidden:c,notices:a}).slice(0,-1)},"findings":[`;let t=`
`;for(let s of n)yield t+JSON.stringify(l(s)),t=`,
`;yield n.length===0?`]}
`:`
]}
`}module.exports={__esModule:!0,a:l,b:I};
