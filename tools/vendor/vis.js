/* What our scripts use of vis.js, from the builds for browsers that are alive: the ready-made ones bring polyfills, which a
   third of their weight and of their start went to. They inject no style, so that a strict content security policy can hold. */
export { DataSet } from "vis-data/esnext";
export { Network } from "vis-network/esnext";
