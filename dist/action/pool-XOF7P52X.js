"use strict";var o=require("./chunk-D7QJVR7N.js"),r=require("./chunk-UTVYGCX7.js"),t=require("./chunk-A2X3JVDW.js"),m=require("./chunk-5VX6W5JZ.js");module.exports={__esModule:!0,runPool:o.b};
