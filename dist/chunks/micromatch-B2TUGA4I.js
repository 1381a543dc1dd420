import{createRequire as __leakgateRequire}from'node:module';const require=__leakgateRequire(import.meta.url);
import{a}from"./chunk-RB4ET366.js";import"./chunk-WZ6PEPY6.js";export default a();
