import "server-only";
import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { env } from "@/lib/env";
import type { RequestFacts } from "../context";
import { clientAddress } from "../core/client-address";
import { services } from "../runtime";
import { pathHeader, peerHeader } from "./headers";
import { namedByRequest } from "./language";

/** What is known about this request: from headers that we set ourselves, and from the trusted proxies alone. */
export async function requestFacts(): Promise<RequestFacts> {
  const all = await headers();
  const { placeHeader } = services().config.sessions;
  return {
    id: randomUUID(),
    ip: clientAddress({
      forwarded: all.get("x-forwarded-for"),
      peer: all.get(peerHeader),
      trustedProxies: env.trustedProxies,
      peerKey: env.peerKey,
    }),
    userAgent: all.get("user-agent"),
    path: all.get(pathHeader),
    locale: await namedByRequest(),
    // A header that no proxy of ours has written could say anything.
    place: placeHeader !== null && env.trustedProxies > 0 ? all.get(placeHeader) : null,
  };
}
