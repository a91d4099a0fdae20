// @ts-check
import { existsSync } from "node:fs";
import path from "node:path";
import { installPackage, isDebianRoot } from "./debian.mjs";
import { runQuietly } from "./processes.mjs";
import { inProject } from "./project.mjs";
import { Refusal } from "./terminal.mjs";

/** Without talk of its own to other machines, and as root without the sandbox that root cannot have. */
export const browserFlags = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * The browser for the end-to-end tests: CHROMIUM_PATH, one of this system, or Playwright's own.
 * @returns {Promise<string | undefined>} its program
 */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Refusal(`CHROMIUM_PATH names ${named}, which does not exist.`);
  const { chromium } = await import("@playwright/test");
  return [named, ...systemBrowsers(), chromium.executablePath()].find((file) => file && existsSync(file));
}

/**
 * Like findBrowser; installs one when there is none.
 * @returns {Promise<string>}
 * @throws {Refusal} when none can be had
 */
export async function demandBrowser() {
  const found = await findBrowser();
  if (found) return found;
  try {
    await install();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  const installed = await findBrowser();
  if (installed) return installed;
  throw new Refusal(
    "The end-to-end tests need a browser and none could be installed: install Chromium or Chrome, or name one by CHROMIUM_PATH.",
  );
}

async function install() {
  if (isDebianRoot()) return installPackage("chromium", "Chromium");
  const playwright = inProject("node_modules/@playwright/test/cli.js");
  await runQuietly("Downloading Chromium", [process.execPath, playwright, "install", "chromium"]);
}

function systemBrowsers() {
  if (process.platform === "darwin")
    return [
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ];
  if (process.platform === "win32") {
    const { ProgramFiles = "", "ProgramFiles(x86)": programFiles32 = "", LOCALAPPDATA = "" } = process.env;
    return [ProgramFiles, programFiles32, LOCALAPPDATA].map((folder) =>
      path.join(folder, "Google/Chrome/Application/chrome.exe"),
    );
  }
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = ["/usr/bin", "/usr/local/bin", "/snap/bin"];
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
}
