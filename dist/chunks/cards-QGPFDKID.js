"use strict";var r=require("./chunk-T76PXZU3.js"),o=require("./chunk-PHKIAKHS.js");module.exports={__esModule:!0,cardsOf:r.a};
