import { type APIRequestContext, type APIResponse, expect, type Page, type Request } from "@playwright/test";
import { newPassword } from "./people";

/** What a browser sent to a server action, to be sent again by somebody else. */
export type ActionCall = { path: string; headers: Record<string, string>; body: Buffer };

/** The call of the server action that `act` makes the page do. */
export async function captureAction(page: Page, act: () => Promise<void>): Promise<ActionCall> {
  const [request] = await Promise.all([page.waitForRequest((one) => "next-action" in one.headers()), act()]);
  return {
    path: new URL(request.url()).pathname,
    headers: kept(request),
    body: request.postDataBuffer() ?? Buffer.of(),
  };
}

/**
 * The call that changes the password of whoever sends it to `newPassword`. The page sends it with a wrong present password,
 * so that nothing is done yet; the call that comes back holds the right one.
 */
export async function captureChangeOfPassword(page: Page, present: string): Promise<ActionCall> {
  const wrong = "x".repeat(present.length);
  await page.goto("/account/password");
  await page.getByLabel("Present password").fill(wrong);
  await page.getByLabel("New password", { exact: true }).fill(newPassword);
  await page.getByLabel("Repeat the new password").fill(newPassword);
  const call = await captureAction(page, () => page.getByRole("button", { name: "Change password" }).click());
  await expect(page.getByText("This password is not right.")).toBeVisible();
  return { ...call, body: Buffer.from(call.body.toString("latin1").replace(wrong, present), "latin1") };
}

/** Sends it again, with the cookies of `client` and these headers instead of the browser's; null leaves one out. */
export function replay(
  client: APIRequestContext,
  call: ActionCall,
  headers: Record<string, string | null> = {},
): Promise<APIResponse> {
  const all = Object.entries({ ...call.headers, ...headers }).filter((one): one is [string, string] => one[1] !== null);
  return client.post(call.path, { data: call.body, headers: Object.fromEntries(all) });
}

/** Where an action sent whoever called it; null when it sent them nowhere. Next answers 303, or 200 with the page beside it. */
export const targetOf = (answer: APIResponse): string | null =>
  answer.headers()["x-action-redirect"]?.replace(/;(?:push|replace)$/, "") ?? answer.headers().location ?? null;

/** The headers that make it an action, and those by which a browser vouches for the page it comes from. */
function kept(request: Request): Record<string, string> {
  const names = ["next-action", "next-router-state-tree", "content-type", "accept"];
  const headers = Object.entries(request.headers()).filter(([name]) => names.includes(name));
  return { ...Object.fromEntries(headers), origin: new URL(request.url()).origin, "sec-fetch-site": "same-origin" };
}
