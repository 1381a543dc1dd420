"use strict";var o=require("./chunk-4GQBR3AB.js"),r=require("./chunk-AEWU6MS7.js"),t=require("./chunk-A2X3JVDW.js"),m=require("./chunk-5VX6W5JZ.js");module.exports={__esModule:!0,runPool:o.b};
