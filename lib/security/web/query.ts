import "server-only";

/** What Next hands a page of its address' query. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** One parameter of the query; given twice, it counts as absent. */
export async function queryText(searchParams: SearchParams, name: string): Promise<string | undefined> {
  const value = (await searchParams)[name];
  return typeof value === "string" ? value : undefined;
}
