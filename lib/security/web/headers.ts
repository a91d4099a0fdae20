/** Request headers that the application writes itself; whatever a client sends under these names is overwritten. */
export const pathHeader = "x-gatehouse-path";
export const nonceHeader = "x-nonce";
/** Set by scripts/peer-stamp.mjs: the key of this start, a dot, the address of the connection. */
export const peerHeader = "x-gatehouse-peer";
