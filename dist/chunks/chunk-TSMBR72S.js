import{createRequire as __leakgateRequire}from'node:module';const require=__leakgateRequire(import.meta.url);
var p=/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;function t(e){return e.replace(p,u=>`\\u{${u.codePointAt(0).toString(16)}}`)}export{t as a};
