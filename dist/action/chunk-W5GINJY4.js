"use strict";function e(){return"0.1.0"}module.exports={__esModule:!0,a:e};
