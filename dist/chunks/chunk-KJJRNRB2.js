import{createRequire as __leakgateRequire}from'node:module';const require=__leakgateRequire(import.meta.url);
function e(){return"0.1.0"}export{e as a};
