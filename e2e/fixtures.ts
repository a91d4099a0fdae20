import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";

export { expect };

type Fixtures = {
  /** What the browser may complain about in a test that provokes it, such as the status of a page that is not there. */
  expectedComplaints: RegExp;
  /** Another browser of its own: no cookie in common with `page`. */
  otherBrowser: Page;
};

/**
 * A test in a browser that may not complain: an error in its console (a violated content security policy is one), an
 * uncaught exception or a request to another host fails the test.
 */
export const test = base.extend<Fixtures>({
  expectedComplaints: [/^$/, { option: true }],
  context: async ({ context, expectedComplaints }, use) => {
    const complaints = await watch(context);
    await use(context);
    expect(unexpected(complaints, expectedComplaints)).toEqual([]);
  },
  otherBrowser: async ({ browser, expectedComplaints }, use) => {
    const context = await browser.newContext();
    const complaints = await watch(context);
    await use(await context.newPage());
    await context.close();
    expect(unexpected(complaints, expectedComplaints)).toEqual([]);
  },
});

async function watch(context: BrowserContext): Promise<string[]> {
  const complaints: string[] = [];
  // Some violations, such as a caught attempt to evaluate text, reach no console by themselves.
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      console.error(`${effectiveDirective} forbids ${blockedURI}`);
    });
  });
  context.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => {
    complaints.push(`uncaught: ${error.error().message}`);
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.hostname !== "localhost") complaints.push(`asked ${url.href}`);
  });
  return complaints;
}

const unexpected = (complaints: string[], expected: RegExp): string[] =>
  complaints.filter((complaint) => !expected.test(complaint));
