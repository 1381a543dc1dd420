"use strict";var i=require("./chunk-ZAYUE3ZM.js"),p=require("./chunk-PHKIAKHS.js");function*l({report:t}){let{tool:n,run:r,coverage:o,verdict:d,hidden:s,notices:f,findings:e}=t;yield`${JSON.stringify({type:"run",schema:"leakgate-report/1",tool:n,run:r})}
`;for(let g of e)yield`${JSON.stringify({type:"finding",...(0,i.a)(g)})}
`;yield`${JSON.stringify({type:"end",findings:e.length,coverage:o,verdict:d,hidden:s,notices:f})}
`}module.exports={__esModule:!0,jsonLinesReport:l};
