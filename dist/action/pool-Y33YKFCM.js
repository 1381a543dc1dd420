"use strict";var o=require("./chunk-G2RUAC4Y.js"),r=require("./chunk-FX2WCDCT.js"),t=require("./chunk-7HYFL3P5.js"),m=require("./chunk-5VX6W5JZ.js");module.exports={__esModule:!0,runPool:o.h};
