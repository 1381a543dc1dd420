"use strict";function r(e){return String(e).replace(/\B(?=(?:\d{3})+$)/g,",")}module.exports={__esModule:!0,a:r};
