import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { inProject, root } from "@/scripts/project.mjs";

const read = (name: string) => readFileSync(inProject(name), "utf8");
/** Whether a program answers on this machine. */
const has = (program: string, ...args: string[]) => {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

describe("Dockerfile", () => {
  const steps = read("Dockerfile")
    .replace(/\\\n/g, " ")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => ({ word: line.split(/\s+/)[0] ?? "", rest: line.slice(line.indexOf(" ") + 1).trim() }));
  const all = (word: string) => steps.filter((step) => step.word === word).map(({ rest }) => rest);

  test("has known instructions only, and begins with its arguments", () => {
    const known = "ARG FROM WORKDIR ENV COPY RUN USER VOLUME EXPOSE HEALTHCHECK CMD".split(" ");
    expect(steps.filter(({ word }) => !known.includes(word))).toEqual([]);
    expect(steps.slice(0, 2).map(({ word }) => word)).toEqual(["ARG", "FROM"]);
  });

  test("copies what exists", () => {
    const sources = all("COPY")
      .filter((rest) => !rest.startsWith("--from"))
      .flatMap((rest) => rest.split(/\s+/).slice(0, -1));
    expect(sources.length).toBeGreaterThan(2);
    expect(sources.filter((source) => !existsSync(inProject(source)))).toEqual([]);
  });

  test("runs as somebody without rights, with a health check, and ends on a signal", () => {
    expect(all("USER")).toEqual(["node"]);
    expect(all("HEALTHCHECK").join()).toContain("/api/health");
    const commands = [...all("CMD"), ...all("HEALTHCHECK").map((rest) => rest.slice(rest.indexOf("CMD") + 4))];
    // As a list: a shell in between would swallow the signal.
    const lists = commands.map((command): unknown => JSON.parse(command));
    expect(lists).toHaveLength(2);
    expect(lists[0]).toEqual(["node", "scripts/start.mjs"]);
    expect(steps.findIndex(({ word }) => word === "USER")).toBeLessThan(steps.findIndex(({ word }) => word === "CMD"));
  });

  test("says no secret, and gets none from this machine", () => {
    const ignored = read(".dockerignore").split("\n");
    for (const name of [".env", ".env.*", ".git", ".data", "node_modules"]) expect(ignored).toContain(name);
    expect([...all("ARG"), ...all("ENV")].join(" ")).not.toMatch(/SECRET|SALT|PASSWORD|KEY|TOKEN/);
  });
});

describe("compose.yaml", () => {
  const { services, volumes } = parse(read("compose.yaml"));

  test("waits for a healthy database, and keeps what it writes", () => {
    expect(services.app.depends_on.database.condition).toBe("service_healthy");
    expect(services.database.healthcheck.test).toContain("pg_isready");
    const mounted = [services.app, services.database].flatMap(({ volumes: list }) => list);
    expect(mounted.map((mount: string) => mount.split(":")[0]).sort()).toEqual(Object.keys(volumes).sort());
  });

  test("takes every secret from outside, and reaches this machine alone", () => {
    const { AUTH_SECRET, SECURITY_PASSWORD_SALT, SECURITY_TOTP_SECRETS, DATABASE_URL } = services.app.environment;
    for (const value of [AUTH_SECRET, SECURITY_PASSWORD_SALT, SECURITY_TOTP_SECRETS])
      expect(value).toMatch(/^\$\{\w+:\?/);
    expect(DATABASE_URL).toContain("${POSTGRES_PASSWORD:?");
    expect(services.app.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)]);
    expect(services.database.ports).toBeUndefined();
  });

  test("names variables that the application knows", () => {
    const known = read(".env.example");
    const named = Object.keys(services.app.environment);
    expect(named.filter((name) => !known.includes(name) && name !== "SECURITY_EMAIL_SENDER")).toEqual([]);
  });
});

describe("the workflow", () => {
  const { jobs, permissions } = parse(read(".github/workflows/ci.yml"));

  test("runs what .ci/run says, and may only read", () => {
    expect(permissions).toEqual({ contents: "read" });
    expect(jobs.test.steps.at(-1)).toEqual({ run: ".ci/run" });
    expect(existsSync(inProject(".ci/run"))).toBe(true);
  });

  test.each(["bug", "idea"])("the form for a %s has a name, a description and fields of their own", (name) => {
    const form = parse(read(`.github/ISSUE_TEMPLATE/${name}.yml`));
    expect([form.name, form.description]).not.toContain(undefined);
    const ids = form.body.flatMap(({ id }: { id?: string }) => (id ? [id] : []));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("on a machine of one's own", () => {
  test("the unit starts a script that exists, as somebody without rights", () => {
    const unit = read("deploy/gatehouse.service");
    const script = /^ExecStart=\S+ (\S+)$/m.exec(unit)?.[1] ?? "";
    expect(existsSync(inProject(script))).toBe(true);
    for (const line of ["User=gatehouse", "NoNewPrivileges=true", "ProtectSystem=strict", "CapabilityBoundingSet="])
      expect(unit.split("\n")).toContain(line);
  });

  test.skipIf(!has("systemd-analyze", "--version"))("systemd finds nothing wrong with the unit", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-unit-"));
    const file = path.join(folder, "gatehouse.service");
    // Only the place of Node differs from machine to machine.
    writeFileSync(file, read("deploy/gatehouse.service").replace("/usr/bin/node", process.execPath));
    const complaints = execFileSync("systemd-analyze", ["verify", "--man=no", "--recursive-errors=no", file], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    expect(complaints).toBe("");
  });

  test.skipIf(!has("nginx", "-v") || !has("openssl", "version"))("nginx understands its configuration", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-nginx-"));
    const [key, certificate, whole] = ["key.pem", "certificate.pem", "nginx.conf"].map((name) =>
      path.join(folder, name),
    );
    const subject = ["-subj", "/CN=app.example.com", "-days", "1", "-nodes"];
    execFileSync(
      "openssl",
      ["req", "-x509", "-newkey", "rsa:2048", ...subject, "-keyout", `${key}`, "-out", `${certificate}`],
      {
        stdio: "ignore",
      },
    );
    const site = read("deploy/nginx.conf")
      .replace("/etc/ssl/app.example.com.pem", `${certificate}`)
      .replace("/etc/ssl/app.example.com.key", `${key}`);
    writeFileSync(`${whole}`, `pid ${folder}/pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n${site}}\n`);
    execFileSync("nginx", ["-t", "-p", folder, "-c", `${whole}`], { stdio: "pipe", cwd: root });
  });
});
