import { createServer } from "node:http";
import { who } from "./next/lib/who.js";

/* The least that any program of Node can cost: the same look at a cookie as the floor of Next, and one line of JSON. */

const server = createServer(async (request, response) => {
  const person = await who(/(?:^|; )s=([^;]+)/.exec(request.headers.cookie ?? "")?.[1]);
  response.writeHead(person ? 200 : 401, { "content-type": "application/json" });
  response.end(JSON.stringify({ email: person?.email }));
});
server.listen(Number(process.env.PORT), "127.0.0.1");
