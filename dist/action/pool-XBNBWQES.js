"use strict";var o=require("./chunk-GEYEK7CA.js"),r=require("./chunk-FX2WCDCT.js"),t=require("./chunk-7HYFL3P5.js"),m=require("./chunk-5VX6W5JZ.js");module.exports={__esModule:!0,runPool:o.h};
