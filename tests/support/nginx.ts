import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "@/scripts/processes.mjs";
import { inProject } from "@/scripts/project.mjs";
import { timeUntil } from "./time-until";

/** Whether this machine has nginx, and what makes a certificate for it. */
export const hasNginx = (() => {
  try {
    execFileSync("nginx", ["-v"], { stdio: "ignore" });
    execFileSync("openssl", ["version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

/** nginx with deploy/nginx.conf as it stands, but for ports and certificate, in front of servers at `ports` of this machine. */
export async function startNginx(ports: number[]) {
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-nginx-"));
  const certificate = path.join(folder, "certificate.pem");
  const key = path.join(folder, "key.pem");
  const subject = ["-subj", "/CN=app.example.com", "-days", "1", "-nodes"];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", ...subject, "-keyout", key, "-out", certificate], {
    stdio: "ignore",
  });
  const plainPort = await freePort();
  const site = readFileSync(inProject("deploy/nginx.conf"), "utf8")
    .replace(/^ *listen \[::\].*\n/gm, "")
    .replace("listen 80;", `listen 127.0.0.1:${plainPort};`)
    .replace("listen 443 ", `listen 127.0.0.1:${port} `)
    .replace("server 127.0.0.1:3000;", ports.map((one) => `server localhost:${one};`).join("\n"))
    .replace("/etc/ssl/app.example.com.pem", certificate)
    .replace("/etc/ssl/app.example.com.key", key);
  const folders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join("\n");
  const whole = `daemon off;\nworker_processes 1;\npid ${folder}/pid;\nerror_log ${folder}/error.log;\nevents {}\nhttp {\naccess_log off;\n${folders}\n${site}}\n`;
  writeFileSync(path.join(folder, "nginx.conf"), whole);
  const child = spawn("nginx", ["-p", folder, "-c", path.join(folder, "nginx.conf")], { stdio: "ignore" });
  const ask = (
    method: string,
    target: string,
    { from, body, headers = {} }: { from?: string; body?: string; headers?: Record<string, string> },
  ): Promise<{ status: number; body: string; cookies: string }> =>
    new Promise((resolve, reject) => {
      const call = request(
        { host: "127.0.0.1", port, path: target, method, headers, localAddress: from, rejectUnauthorized: false },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on("data", (part) => parts.push(part));
          answer.on("end", () =>
            resolve({
              status: answer.statusCode ?? 0,
              body: Buffer.concat(parts).toString("utf8"),
              cookies: (answer.headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; "),
            }),
          );
        },
      );
      call.on("error", reject);
      call.end(body);
    });
  await timeUntil(
    () =>
      ask("GET", "/api/health", {}).then(
        ({ status }) => status === 200,
        () => false,
      ),
    10_000,
  );
  return {
    url: `https://127.0.0.1:${port}`,
    plainPort,
    ask,
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGQUIT");
      await ended;
    },
  };
}
