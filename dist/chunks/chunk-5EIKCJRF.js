import{createRequire as __leakgateRequire}from'node:module';const require=__leakgateRequire(import.meta.url);
var e=new RegExp("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}\\u115f\\u1160\\u2800\\u3164\\uffa0]|\\p{Variation_Selector}","gu");function n(t){return t.replace(e,p=>`\\u{${p.codePointAt(0).toString(16)}}`)}export{n as a};
