// @ts-check
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/* Collects garbage every second, so that a process holds what it needs and not what it found room for. */

setFlagsFromString("--expose-gc");
/** @type {() => void} */
const collect = runInNewContext("gc");
setInterval(collect, 1000).unref();
