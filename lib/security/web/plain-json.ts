import "server-only";

/** JSON outside the envelope, for machines that look after this one: read as nothing else, and embedded by nobody. */
export const plainJson = (value: unknown, { status = 200, cacheControl = "no-store" } = {}): Response =>
  new Response(JSON.stringify(value), {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": cacheControl,
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
    },
  });
