"use strict";var o=require("./chunk-SCJWTBT6.js"),r=require("./chunk-VMXWQ5R4.js"),t=require("./chunk-ICG55AYJ.js"),p=require("./chunk-5VX6W5JZ.js");module.exports={__esModule:!0,githubReport:o.a};
