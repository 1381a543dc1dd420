"use strict";var o=require("./chunk-AFON25OE.js"),r=require("./chunk-A2X3JVDW.js"),t=require("./chunk-5VX6W5JZ.js");module.exports={__esModule:!0,runPool:o.i};
