"use strict";var o=require("./chunk-ZAYUE3ZM.js"),r=require("./chunk-PHKIAKHS.js");module.exports={__esModule:!0,findingRow:o.a,jsonReport:o.b};
