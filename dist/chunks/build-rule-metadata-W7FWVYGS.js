"use strict";var e=require("./chunk-M2Z2OWXK.js"),t=require("./chunk-PHKIAKHS.js");module.exports={__esModule:!0,buildRuleMetadata:e.a};
