"use strict";var o=require("./chunk-Q66XD6YN.js"),r=require("./chunk-GT4VXJBP.js"),t=require("./chunk-7HYFL3P5.js"),m=require("./chunk-5VX6W5JZ.js");module.exports={__esModule:!0,runPool:o.h};
