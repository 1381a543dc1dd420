"use strict";var o=require("./chunk-VHY4GDVG.js"),r=require("./chunk-GFPS5HYN.js"),t=require("./chunk-ICG55AYJ.js"),p=require("./chunk-5VX6W5JZ.js");module.exports={__esModule:!0,githubReport:o.a};
