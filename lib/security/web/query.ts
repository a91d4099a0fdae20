import "server-only";
import { isForeignTarget } from "../domain/targets";
import { pageContext } from "./page-context";

/** What Next hands a page of its address' query. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** One parameter of the query; given twice, it counts as absent. */
export async function queryText(searchParams: SearchParams, name: string): Promise<string | undefined> {
  const value = (await searchParams)[name];
  return typeof value === "string" ? value : undefined;
}

/**
 * Where the query wants somebody to go, if that is ours. A foreign target is dropped before a form carries it, so that
 * whoever was lured by such a link still signs in, and lands here.
 */
export async function nextIn(searchParams: SearchParams): Promise<string | undefined> {
  const next = await queryText(searchParams, "next");
  return next === undefined || isForeignTarget(await pageContext(), next) ? undefined : next;
}
