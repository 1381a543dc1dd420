"use strict";var t=require("./chunk-W6S6MRGG.js");async function e(r,o){r.err.write(`${o} Go on? [y/N] `);for await(let s of(0,t.a)(r.stdin,r.signal))return/^\s*y(?:es)?\s*$/i.test(Buffer.from(s).toString("utf8").split(`
`)[0]);return!1}module.exports={__esModule:!0,a:e};
