/** What the page frame shows of whoever is signed in. */
export type Person = { email: string; roles: readonly string[] };
