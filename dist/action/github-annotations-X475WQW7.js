"use strict";var o=require("./chunk-VGUWI4F4.js"),r=require("./chunk-GX22NUXF.js"),t=require("./chunk-ICG55AYJ.js"),p=require("./chunk-5VX6W5JZ.js");module.exports={__esModule:!0,githubReport:o.a};
