import { type Browser, chromium } from "@playwright/test";
import { browserFlags, demandBrowser } from "@/scripts/browser.mjs";
import { inProject } from "@/scripts/project.mjs";
import { tell } from "@/scripts/terminal.mjs";
import { median } from "@/tests/support/timing";
import { startFloorNext, startOurs } from "./contestants";
import { placeTable } from "./place";
import { makeSurroundings } from "./surroundings";

/*
 * `npm run bench:browser`: what a browser has to fetch and do before somebody can sign in, beside a page of Next with nothing on
 * it. On a processor slowed down four times, as a phone's.
 */

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const slowdown = 4;

type Visit = {
  /** Compressed bytes of scripts that the page itself asks for, and of those that come later by themselves. */
  scripts: number;
  later: number;
  /** Milliseconds until the largest part is painted, and of tasks beyond 50 ms each. */
  largestPaint: number;
  blocking: number;
  /** How much of the page moved, in shares of the window. */
  shift: number;
};

/** What stands in the table, column by column. */
const columns: ((visits: Visit[]) => string)[] = [
  (visits) => (median(visits.map(({ scripts }) => scripts)) / 1000).toFixed(1),
  (visits) => (median(visits.map(({ later }) => later)) / 1000).toFixed(1),
  (visits) => median(visits.map(({ largestPaint }) => largestPaint)).toFixed(0),
  (visits) => median(visits.map(({ blocking }) => blocking)).toFixed(0),
  (visits) => median(visits.map(({ shift }) => shift)).toFixed(3),
];

const { variables, close } = await makeSurroundings();
const [ours, floor] = [await startOurs(variables), await startFloorNext(variables)];
const browser = await chromium.launch({
  executablePath: await demandBrowser(),
  args: browserFlags,
});
try {
  const pages: [string, string][] = [
    ["/login", `${ours.url}/login`],
    ["/register", `${ours.url}/register`],
    ["/", `${ours.url}/`],
    ["a page of Next with nothing on it", `${floor.url}/plain`],
  ];
  const lines: string[] = [];
  for (const [name, address] of pages) {
    await visit(browser, address); // the server has compiled it
    const visits: Visit[] = [];
    for (let round = 0; round < rounds; round++) visits.push(await visit(browser, address));
    lines.push(`| ${[name, ...columns.map((column) => column(visits))].join(" | ")} |`);
    tell(lines.at(-1) ?? "");
  }
  const text = [
    `Chromium ${browser.version()}, processor slowed down ${slowdown} times, ${rounds} visits each with an empty cache; the middle of them.`,
    "",
    "| page | scripts, kB gzip | later, kB | largest paint, ms | blocked, ms | layout shift |",
    "| --- | --- | --- | --- | --- | --- |",
    ...lines,
    "",
  ].join("\n");
  console.log(text);
  placeTable("browser", text);
} finally {
  await browser.close();
  await ours.stop();
  await floor.stop();
  await close();
}

/** One visit of somebody who has never been there. */
async function visit(browser: Browser, address: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const sizes = new Map<string, { address: string; bytes: number }>();
  devtools.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (type === "Script") sizes.set(requestId, { address: response.url, bytes: 0 });
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const script = sizes.get(requestId);
    if (script) script.bytes = encodedDataLength;
  });
  await page.addInitScript({ path: inProject("bench/observe.js") });
  await page.goto(address, { waitUntil: "networkidle" });
  await page.waitForTimeout(500);
  const measured = await page.evaluate(() => ({
    ...window.gatehouseSeen,
    named: [...document.querySelectorAll("head script[src], body > script[src]")].map((script) =>
      script instanceof HTMLScriptElement ? script.src : "",
    ),
  }));
  const all = [...sizes.values()];
  const sum = (some: typeof all) => some.reduce((total, { bytes }) => total + bytes, 0);
  await context.close();
  const { named, largestPaint, blocking, shift } = measured;
  return {
    scripts: sum(all.filter((one) => named.includes(one.address))),
    later: sum(all.filter((one) => !named.includes(one.address))),
    largestPaint,
    blocking,
    shift,
  };
}

declare global {
  interface Window {
    gatehouseSeen: { largestPaint: number; blocking: number; shift: number };
  }
}
