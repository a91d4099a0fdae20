// @ts-check
import { subscribe } from "node:diagnostics_channel";
import { stampPeer } from "./peer-stamp.mjs";

/*
 * Loaded before `next dev`, whose server is not ours: stamps each request in the moment Node announces it, which is before
 * Next sees it.
 */

const key = process.env.GATEHOUSE_PEER_KEY;
if (key) {
  subscribe("http.server.request.start", (message) => {
    const { request } = /** @type {{ request: import("node:http").IncomingMessage }} */ (message);
    stampPeer(request, key);
  });
}
