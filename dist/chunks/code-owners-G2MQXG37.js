"use strict";var r=require("./chunk-QLKQ4ORX.js"),e=require("./chunk-LWY2W3LA.js"),o=require("./chunk-PHKIAKHS.js");module.exports={__esModule:!0,parseCodeOwners:r.a};
