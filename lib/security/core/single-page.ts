/** Which address of a single-page application somebody is sent to. */
export type SinglePageView = {
  /** A path such as /reset-password?lang=en, or a whole address; from the configuration, never from a request. */
  view: string;
  /** Host and port that take the place of the view's own; null = as it is. */
  host: string | null;
  /** Our own origin: lends its scheme, and its host to a view that is a path. */
  origin: string;
};

/** The whole address of a view, with these parameters added to the query that it has already. */
export function singlePageAddress({ view, host, origin }: SinglePageView, query: Record<string, string>): string {
  const url = new URL(view, origin);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const { protocol } = new URL(origin);
  return host === null ? url.href : `${protocol}//${host}${url.pathname}${url.search}${url.hash}`;
}
