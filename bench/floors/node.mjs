import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import pg from "pg";

/* The least that any program of Node can cost: one HMAC of a cookie, one prepared statement, one line of JSON. */

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 });
const key = "a key of the benchmark, of no use elsewhere";
const sign = (value) => createHmac("sha256", key).update(value).digest("base64url");

const server = createServer(async (request, response) => {
  const cookie = /(?:^|; )s=([^;]+)/.exec(request.headers.cookie ?? "")?.[1] ?? "";
  const [uniquifier, mac = ""] = cookie.split(".");
  const [good, got] = [Buffer.from(sign(uniquifier)), Buffer.from(mac)];
  const isOurs = good.length === got.length && timingSafeEqual(good, got);
  const text = "SELECT id, email, active FROM users WHERE uniquifier = $1";
  const { rows } = isOurs ? await pool.query({ name: "who", text, values: [uniquifier] }) : { rows: [] };
  response.writeHead(rows[0]?.active ? 200 : 401, { "content-type": "application/json" });
  response.end(JSON.stringify({ email: rows[0]?.email }));
});
server.listen(Number(process.env.PORT), "127.0.0.1");
