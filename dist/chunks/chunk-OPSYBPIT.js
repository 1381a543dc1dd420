"use strict";var r=require("./chunk-W6S6MRGG.js");async function s(t,e){t.err.write(`${e} Go on? [y/N] `);for await(let o of(0,r.a)(t.stdin,t.signal))return/^\s*y(?:es)?\s*$/i.test(Buffer.from(o).toString("utf8").split(`
`)[0]);return!1}module.exports={__esModule:!0,a:s};
