import "server-only";
import type { AccessRule } from "../core/access";
import { statusOf } from "../core/errors";
import { execute } from "../execute";
import type { UseCase } from "../use-case";
import { asFailure } from "./outages";
import { outcomeOf } from "./outcomes";
import { pageContext } from "./page-context";

/** A file for whoever asks: its name, its media type and what is in it. */
export type Download = { name: string; type: string; content: string | Uint8Array<ArrayBuffer> };

/**
 * Answers a link to a file by a use-case that makes one; the query is its input. Whoever may not is sent where a page would
 * send them and, once they may, to `page`; anything else that is refused is answered by its status alone.
 */
export async function download<I, A extends AccessRule>(
  useCase: UseCase<I, Download, A>,
  request: Request,
  page: string | null = null,
): Promise<Response> {
  const ctx = await pageContext();
  const input = Object.fromEntries(new URL(request.url).searchParams);
  const result = await execute(useCase, input, ctx).catch((error: unknown) => asFailure(error, ctx.request.id));
  if (!result.ok) {
    const elsewhere = outcomeOf(result, page);
    return elsewhere
      ? new Response(null, { status: 303, headers: { location: elsewhere, ...unkept } })
      : new Response(null, { status: statusOf(result.code), headers: unkept });
  }
  const { name, type, content } = result.value;
  const headers = { "content-type": type, "content-disposition": `attachment; filename="${name}"`, ...unkept };
  return new Response(content, { headers });
}

const unkept = { "cache-control": "private, no-store", "x-content-type-options": "nosniff" };
