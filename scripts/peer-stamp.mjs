// @ts-check
/** The header by which the application learns the address of the connection; its name is in lib/security/web/headers.ts. */
const peerHeader = "x-gatehouse-peer";

/**
 * Writes the address of the connection into a request, over whatever the client sent under that name.
 * @param {import("node:http").IncomingMessage} request
 * @param {string} key proves that the stamp is ours: random, new with each start
 */
export function stampPeer(request, key) {
  const stamp = `${key}.${request.socket.remoteAddress ?? ""}`;
  request.headers[peerHeader] = stamp;
  // In place, because Node has counted them.
  const raw = request.rawHeaders;
  for (let at = 0; at < raw.length; at += 2) if (raw[at]?.toLowerCase() === peerHeader) raw[at + 1] = stamp;
}
