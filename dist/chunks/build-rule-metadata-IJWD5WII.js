"use strict";var e=require("./chunk-VUAW53CX.js"),t=require("./chunk-PHKIAKHS.js");module.exports={__esModule:!0,buildRuleMetadata:e.a};
