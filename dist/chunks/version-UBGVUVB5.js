"use strict";var o=require("./chunk-CRK6PYF5.js"),r=require("./chunk-PHKIAKHS.js");module.exports={__esModule:!0,toolVersion:o.a};
