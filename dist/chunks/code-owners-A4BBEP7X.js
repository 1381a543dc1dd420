"use strict";var r=require("./chunk-IJJC4RLS.js"),e=require("./chunk-LWY2W3LA.js"),o=require("./chunk-PHKIAKHS.js");module.exports={__esModule:!0,parseCodeOwners:r.a};
