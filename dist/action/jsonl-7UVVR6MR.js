"use strict";var i=require("./chunk-ELUSITBT.js"),l=require("./chunk-AVWFETBQ.js"),y=require("./chunk-RCGX4NNA.js"),c=require("./chunk-5VX6W5JZ.js");function*g({report:t}){let{tool:r,run:n,coverage:o,verdict:d,hidden:s,notices:p,findings:e}=t;yield`${JSON.stringify({type:"run",schema:"leakgate-report/1",tool:r,run:n})}
`;for(let f of e)yield`${JSON.stringify({type:"finding",...(0,i.a)(f)})}
`;yield`${JSON.stringify({type:"end",findings:e.length,coverage:o,verdict:d,hidden:s,notices:p})}
`}module.exports={__esModule:!0,jsonLinesReport:g};
