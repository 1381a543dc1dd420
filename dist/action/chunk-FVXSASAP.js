"use strict";function u(t,e){return t<e?-1:t>e?1:0}function r(t,e){return u(t.path,e.path)||t.start-e.start||u(t.rule,e.rule)||t.end-e.end}module.exports={__esModule:!0,a:u,b:r};
