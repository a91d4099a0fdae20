// @ts-check
import { createServer } from "node:http";
import { sayAlive } from "./liveness.mjs";
import { stampPeer } from "./peer-stamp.mjs";
import { isProbe, oneEachTurn } from "./turns.mjs";

/** What routes can be asked for. Everything else ends here. */
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

const limits = {
  maxHeaderSize: 16_384, // bytes
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  // Longer than the 60 s after which nginx lets an idle connection go, so that it is never we who close under its hands.
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};

/** What Next reads of a form at most, in bytes; a larger one it would call an error of the server. No endpoint takes as much. */
const maximumBody = 1_000_000;
const lingerMs = 2_000;

/** On every answer, pages or not. Pages have the same ones, and more: lib/security/web/document-headers.ts. */
const standingHeaders = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
};
/** On what this file answers by itself. */
const framedByNobody = { "content-security-policy": "default-src 'none'; frame-ancestors 'none'" };
const httpsOnly = "max-age=63072000; includeSubDomains";

/**
 * A strict HTTP server in front of a handler: stamps the address of the connection on each request, bounds sizes and times,
 * refuses methods nobody serves, targets that name another host, and upgrades.
 * @param {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => Promise<void>} handle
 * @param {string} peerKey
 * @param {boolean} [isSecure] whether browsers come by https, and are told to do so from now on
 * @returns {import("node:http").Server} not yet listening
 */
export function createHttpServer(handle, peerKey, isSecure = false) {
  const headers = { ...standingHeaders, ...(isSecure ? { "strict-transport-security": httpsOnly } : {}) };
  /** @type {WeakSet<import("node:stream").Duplex>} connections with an answer under way */
  const answering = new WeakSet();

  const inTurn = oneEachTurn();
  const server = createServer(limits, async (request, response) => {
    answering.add(request.socket);
    response.on("close", () => answering.delete(request.socket));
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    tellOutages(response);
    // The doorman, who sets the policy of all else, lets these pass by.
    if (/^\/(?:_next\/static\/|icon\.svg)/.test(request.url ?? ""))
      response.setHeader("content-security-policy", "frame-ancestors 'none'");
    if (!methods.includes(request.method ?? "")) return refuse(response, 405, methodNotAllowed, notAllowedHeaders);
    // A request without a version (HTTP/0.9) has no headers either: nothing could be told apart.
    if (!request.url?.startsWith("/") || request.httpVersionMajor < 1) return refuse(response, 400);
    if (!isDecodable(request.url)) return refuse(response, 400, notUnderstood, refusalHeaders);
    if (Number(request.headers["content-length"] ?? 0) > maximumBody) return refuseBody(request, response);
    if (request.headers["transfer-encoding"] !== undefined) boundBody(request, response);
    if (sayAlive(request, response)) return;
    stampPeer(request, peerKey);
    await inTurn(isProbe(request.url));
    if (response.destroyed) return;
    try {
      await handle(request, response);
    } catch (error) {
      console.error(error);
      if (response.headersSent) response.destroy();
      else refuse(response, 500);
    }
  });

  server.on("connect", (_, socket) => endWith(socket, "405 Method Not Allowed", methodNotAllowed, notAllowedHeaders));
  server.on("upgrade", (_, socket) => endWith(socket, "400 Bad Request"));
  server.on("clientError", (/** @type {NodeJS.ErrnoException} */ error, socket) => {
    if (answering.has(socket) || !socket.writable || error.code === "ECONNRESET") return void socket.destroy();
    if (error.code === "HPE_INVALID_METHOD")
      return endWith(socket, "405 Method Not Allowed", methodNotAllowed, notAllowedHeaders);
    endWith(socket, complaints[error.code ?? ""] ?? "400 Bad Request");
  });
  return server;
}

/** How long an outage that the application has told of stands behind its failures, in milliseconds. */
const outageLasts = 2_000;

/**
 * Next answers 500 for a page that throws, whatever it throws. Where the application has just told of an outage
 * (lib/security/web/outages.ts), that is 503: try again.
 * @param {import("node:http").ServerResponse} response
 */
function tellOutages(response) {
  const writeHead = response.writeHead.bind(response);
  /** @param {number} status @param {any[]} rest */
  const writeTrueHead = (status, ...rest) => {
    const { gatehouseOutageAt } = /** @type {typeof globalThis & { gatehouseOutageAt?: number }} */ (globalThis);
    const isOutage = gatehouseOutageAt !== undefined && performance.now() - gatehouseOutageAt < outageLasts;
    if (status !== 500 || !isOutage) return writeHead(status, ...rest);
    response.setHeader("retry-after", "5");
    return writeHead(503, ...rest);
  };
  response.writeHead = writeTrueHead;
}

/**
 * Stops accepting, and comes back when the requests under way are answered or the time is over.
 * @param {import("node:http").Server} server
 * @param {number} withinMs
 * @returns {Promise<void>}
 */
export function drain(server, withinMs) {
  // A connection that is kept alive becomes idle only when its request is answered, so one look is not enough.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const deadline = setTimeout(() => server.closeAllConnections(), withinMs);
  return new Promise((resolve) => {
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(deadline);
      resolve();
    });
  });
}

/**
 * Whether the bytes of a target are UTF-8. Where they are not, Next fails in a path, and goes on with a replacement character
 * in a query.
 * @param {string} url
 */
function isDecodable(url) {
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}

/**
 * Counts a body that does not tell its length. What is over the limit nobody gets to see, nor that it ended there.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
function boundBody(request, response) {
  let length = 0;
  const push = request.push.bind(request);
  request.push = (chunk, encoding) => {
    const wasOver = length > maximumBody;
    length += chunk?.length ?? 0;
    if (length <= maximumBody) return push(chunk, encoding);
    if (!wasOver && !response.headersSent) refuseBody(request, response);
    return true;
  };
}

/**
 * Answers at once, but goes on reading for a moment: a connection that is closed under the hands of its writer loses the answer.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
function refuseBody(request, response) {
  const length = Buffer.byteLength(contentTooLarge);
  response
    .writeHead(413, { ...framedByNobody, ...refusalHeaders, "content-length": length, connection: "close" })
    .write(contentTooLarge);
  const close = () => response.end();
  request.once("end", close).resume();
  setTimeout(close, lingerMs).unref();
}

/** What Node's parser may say, beside "malformed". @type {Record<string, string>} */
const complaints = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

/**
 * The same answer as the application's own, lib/security/core/errors.ts.
 * @param {number} code
 * @param {string} key
 * @param {string} sentence
 */
const refusalOf = (code, key, sentence) =>
  JSON.stringify({ meta: { code }, response: { errors: [sentence], error_keys: { "": [key] } } });

const methodNotAllowed = refusalOf(405, "METHOD_NOT_ALLOWED", "This method is not allowed here.");
const notUnderstood = refusalOf(400, "API_ERROR", "The request could not be understood.");
const contentTooLarge = refusalOf(413, "CONTENT_TOO_LARGE", "This is too large.");

const refusalHeaders = {
  "content-type": "application/json; charset=utf-8",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
};
const notAllowedHeaders = { ...refusalHeaders, allow: methods.join(", ") };

/**
 * @param {import("node:http").ServerResponse} response
 * @param {number} status
 * @param {string} [body]
 * @param {Record<string, string>} [headers]
 */
function refuse(response, status, body = "", headers = {}) {
  response
    .writeHead(status, {
      ...framedByNobody,
      ...headers,
      "content-length": Buffer.byteLength(body),
      connection: "close",
    })
    .end(body);
}

/**
 * Answers where Node has no response object, and closes.
 * @param {import("node:stream").Duplex} socket
 * @param {string} status such as "400 Bad Request"
 * @param {string} [body]
 * @param {Record<string, string>} [headers]
 */
function endWith(socket, status, body = "", headers = {}) {
  // Whoever has gone meanwhile must not end the process.
  socket.on("error", () => socket.destroy());
  const all = {
    ...standingHeaders,
    ...framedByNobody,
    ...headers,
    "content-length": `${Buffer.byteLength(body)}`,
    connection: "close",
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status}\r\n${lines.join("")}\r\n${body}`, () => socket.destroy());
}
