"use strict";var i=require("./chunk-TXFBH5CY.js"),l=require("./chunk-PUKPSV7B.js"),y=require("./chunk-RHUEMP7L.js"),c=require("./chunk-PHKIAKHS.js");function*g({report:t}){let{tool:r,run:n,coverage:o,verdict:d,hidden:s,notices:p,findings:e}=t;yield`${JSON.stringify({type:"run",schema:"leakgate-report/1",tool:r,run:n})}
`;for(let f of e)yield`${JSON.stringify({type:"finding",...(0,i.a)(f)})}
`;yield`${JSON.stringify({type:"end",findings:e.length,coverage:o,verdict:d,hidden:s,notices:p})}
`}module.exports={__esModule:!0,jsonLinesReport:g};
