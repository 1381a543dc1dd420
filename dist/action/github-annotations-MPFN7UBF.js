"use strict";var o=require("./chunk-ZN3AUUYO.js"),r=require("./chunk-TKC7NAGU.js"),t=require("./chunk-ICG55AYJ.js"),p=require("./chunk-5VX6W5JZ.js");module.exports={__esModule:!0,githubReport:o.a};
