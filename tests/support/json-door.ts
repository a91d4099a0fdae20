/** An answer of the JSON door, read to its end. */
export type Answer = {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
  /** Milliseconds from the request to the last byte. */
  took: number;
};

/** A program at the JSON door of a running application: keeps cookies, sends its CSRF token. */
export type JsonDoor = {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, data?: object): Promise<Answer>;
  /** Any method that changes something, with a body of JSON. */
  send(method: string, path: string, data: unknown): Promise<Answer>;
  /** The value of a cookie it holds. */
  cookie(name: string): string | undefined;
  /** All it holds, as a header. */
  cookies(): string;
};

export function jsonDoor(url: string, headers: Record<string, string> = {}): JsonDoor {
  const jar = new Map<string, string>();
  let csrfToken: string | null = null;

  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");

  async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
    const startedAt = performance.now();
    const cookie = cookies();
    const answer = await fetch(`${url}${path}`, {
      redirect: "manual",
      ...init,
      headers: { accept: "application/json", ...(cookie ? { cookie } : {}), ...headers, ...init.headers },
    });
    for (const line of answer.headers.getSetCookie()) keep(line);
    // Whoever signs in or out needs a new token.
    if (init.method && answer.headers.getSetCookie().length > 0) csrfToken = null;
    const text = await answer.text();
    const isJson = answer.headers.get("content-type")?.includes("json");
    return {
      status: answer.status,
      headers: answer.headers,
      body: isJson ? JSON.parse(text) : { text },
      took: performance.now() - startedAt,
    };
  }

  function keep(line: string): void {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    if (/max-age=0/i.test(line)) jar.delete(pair.slice(0, at));
    else jar.set(pair.slice(0, at), pair.slice(at + 1));
  }

  async function send(method: string, path: string, data: unknown): Promise<Answer> {
    csrfToken ??= await tokenFrom(await ask("/login"));
    return ask(path, {
      method,
      body: JSON.stringify(data),
      headers: { "content-type": "application/json", ...(csrfToken ? { "x-csrf-token": csrfToken } : {}) },
    });
  }

  return {
    get: (path, more = {}) => ask(path, { headers: more }),
    post: (path, data = {}) => send("POST", path, data),
    send,
    cookie: (name) => jar.get(name),
    cookies,
  };
}

async function tokenFrom({ body }: Answer): Promise<string | null> {
  const response = body.response;
  return typeof response === "object" && response !== null && "csrf_token" in response
    ? String(response.csrf_token)
    : null;
}
