/** Request headers that the application writes itself; whatever a client sends under these names is overwritten. */
export const pathHeader = "x-gatehouse-path";
export const nonceHeader = "x-nonce";
/** Next's own conversation with itself. From outside these only serve to get around something. */
export const internalHeaders: readonly string[] = [
  "x-middleware-prefetch",
  "next-resume",
  "x-matched-path",
  "x-invoke-path",
  "x-middleware-rewrite",
  "x-middleware-next",
  "x-middleware-set-cookie",
  "x-middleware-subrequest",
];

/** Set by scripts/peer-stamp.mjs: the key of this start, a dot, the address of the connection. */
export const peerHeader = "x-gatehouse-peer";
