"use strict";var e=require("./chunk-BFLMDVYA.js"),r=require("./chunk-PHKIAKHS.js");module.exports={__esModule:!0,parseCodeOwners:e.a};
