"use strict";var o=require("./chunk-6PYPXDFD.js"),r=require("./chunk-5VX6W5JZ.js");module.exports={__esModule:!0,findingRow:o.a,jsonReport:o.b};
