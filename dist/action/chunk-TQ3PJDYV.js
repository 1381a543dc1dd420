"use strict";function l(e){let{rule:i,provider:o,kind:r,severity:d,confidence:c,state:a,exposure:n,fingerprint:t,redacted:s,evidence:p}=e,{path:u,line:f,column:m,endLine:g,endColumn:v,start:y,end:h,facts:b,decoded:x,companion:k,commit:w,blob:C,lastHeld:H}=e,{locations:J,name:L}=e,N={rule:i,provider:o,kind:r,severity:d,confidence:c,state:a,exposure:n,fingerprint:t,redacted:s,evidence:p},O={path:u,line:f,column:m,endLine:g,endColumn:v,start:y,end:h,facts:b,decoded:x,companion:k,commit:w,blob:C,lastHeld:H},{suppression:S,acceptance:_,expired:$,owner:j,gates:F,action:G}=e;return{...N,...O,locations:J,name:L,suppression:S,acceptance:_,expired:$,owner:j,gates:F,action:G}}function*I({report:e}){let{tool:i,run:o,coverage:r,verdict:d,hidden:c,notices:a,findings:n}=e;yield`${JSON.stringify({schema:"leakgate-report/1",tool:i,run:o,coverage:r,verdict:d,hidden:c,notices:a}).slice(0,-1)},"findings":[`;let t=`
`;for(let s of n)yield t+JSON.stringify(l(s)),t=`,
`;yield n.length===0?`]}
`:`
]}
`}module.exports={__esModule:!0,a:l,b:I};
