"use strict";var o=require("./chunk-4NRRAX3E.js"),r=require("./chunk-FBL3QWFQ.js"),t=require("./chunk-A2X3JVDW.js"),m=require("./chunk-5VX6W5JZ.js");module.exports={__esModule:!0,runPool:o.b};
