"use strict";var l=require("./chunk-WNIPNYUQ.js"),m=require("./chunk-5VX6W5JZ.js");function d(t){let{commit:e,path:i,rule:n,line:r}=t,[,o="",a=""]=/^(.*?)\s*<([^<>]*)>$/.exec(e?.author??"")??[];return{RuleID:n,Description:t.name,StartLine:r,EndLine:t.endLine,StartColumn:t.column,EndColumn:t.endColumn-1,Match:t.redacted,Secret:t.redacted,File:i,SymlinkFile:"",Commit:e?.id??"",Entropy:0,Author:o,Email:a,Date:e?.date??"",Message:"",Tags:[t.severity,t.kind,...t.class===void 0?[]:[t.class]],Fingerprint:[...e?[e.id]:[],i,n,r].join(":")}}function*s({report:t}){let e=t.findings.filter(l.a);yield"[";let i=`
`;for(let n of e)yield i+JSON.stringify(d(n)),i=`,
`;yield e.length===0?`]
`:`
]
`}module.exports={__esModule:!0,gitleaksReport:s};
