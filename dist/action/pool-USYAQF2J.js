"use strict";var o=require("./chunk-V375PIZS.js"),r=require("./chunk-DWHCTPPH.js"),t=require("./chunk-A2X3JVDW.js"),m=require("./chunk-5VX6W5JZ.js");module.exports={__esModule:!0,runPool:o.b};
