"use strict";var o=require("./chunk-TQ3PJDYV.js"),r=require("./chunk-5VX6W5JZ.js");module.exports={__esModule:!0,findingRow:o.a,jsonReport:o.b};
