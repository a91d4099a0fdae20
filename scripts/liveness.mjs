// @ts-check

/** The same answer as app/api/health/route.ts gives, where another server stands before Next. */
const alive = JSON.stringify({ status: "alive" });
const headers = {
  "content-type": "application/json; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "content-length": Buffer.byteLength(alive),
};

/**
 * Says that this process answers, without asking Next, whose queue may be long: who is busy is alive. Answers whether it did.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
export function sayAlive({ method, url }, response) {
  if (url !== "/api/health" || (method !== "GET" && method !== "HEAD")) return false;
  response.writeHead(200, headers).end(method === "HEAD" ? undefined : alive);
  return true;
}
