import { beginStatement } from "./trace";

/** Makes each statement of a database connection a step of the trace that it is part of. `client` is one of `pg`. */
export function traceStatements(client: object): void {
  const kind: unknown = Object.getPrototypeOf(client);
  if (typeof kind !== "object" || kind === null) return;
  const traced = (...given: unknown[]): unknown => {
    // Asked for each time, so that whoever watches the class sees statements pass.
    const query: unknown = Reflect.get(kind, "query");
    if (typeof query !== "function") throw new TypeError("This is no connection of a database.");
    const end = beginStatement(textOf(given[0]));
    if (!end) return Reflect.apply(query, client, given);
    const callback = given.at(-1);
    if (typeof callback === "function")
      return Reflect.apply(query, client, [
        ...given.slice(0, -1),
        (error: unknown, ...rest: unknown[]) => {
          end(error);
          callback(error, ...rest);
        },
      ]);
    const answer: unknown = Reflect.apply(query, client, given);
    if (answer instanceof Promise) answer.then(() => end(), end);
    else end();
    return answer;
  };
  Object.defineProperty(client, "query", { value: traced, configurable: true, writable: true });
}

function textOf(statement: unknown): string {
  if (typeof statement === "string") return statement;
  return typeof statement === "object" && statement !== null && "text" in statement ? String(statement.text) : "";
}
