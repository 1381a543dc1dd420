"use strict";var e=require("./chunk-YZDNGFP3.js"),r=require("./chunk-PHKIAKHS.js");module.exports={__esModule:!0,ruleMetadataOf:e.a};
