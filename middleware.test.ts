import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import middleware from "./middleware";

test("AT-146: each of a thousand documents has a nonce of its own, of 128 bits and more, and no script without it", async () => {
  const nonces = new Set<string>();
  for (let load = 0; load < 1000; load++) {
    const answer = await middleware(new NextRequest("http://localhost:3000/forbidden"));
    const policy = answer.headers.get("content-security-policy") ?? "";
    const nonce = /script-src 'self' 'nonce-([^']+)' 'strict-dynamic';/.exec(policy)?.[1] ?? "";
    expect(Buffer.from(nonce, "base64").length).toBeGreaterThanOrEqual(16);
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
    for (const directive of ["object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(directive);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(1000);
});
