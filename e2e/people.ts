import { type APIRequestContext, type BrowserContext, expect, type Page, request } from "@playwright/test";
import { lastMail } from "./mails";
import { baseURL } from "./server";

export type Person = { email: string; password: string };

/** Long enough for every policy, and in no list of known passwords. */
export const newPassword = "brass lantern over quiet water";

let count = 0;

/** An address that no other test and no other run uses. */
export const freshAddress = (): string => `guest-${process.pid}-${Date.now().toString(36)}-${++count}@example.com`;

/** Somebody who has registered through the JSON door and, unless told otherwise, confirmed the address. */
export async function person({
  confirmed = true,
  email = freshAddress(),
}: {
  confirmed?: boolean;
  email?: string;
} = {}): Promise<Person> {
  const who = { email, password: "seven wooden spoons in a row" };
  const client = await request.newContext({ baseURL, extraHTTPHeaders: { accept: "application/json" } });
  await post(client, "/register", { ...who, password_confirm: who.password });
  if (confirmed) await post(client, `/confirm/${(await lastMail(who.email, "welcome")).data.token}`, {});
  await client.dispose();
  return who;
}

/** Signs in on the sign-in page and waits for the account. */
export async function signIn(page: Page, who: Person, { remember = false } = {}): Promise<void> {
  await page.goto("/login");
  await fillIn(page, who);
  if (remember) await page.getByLabel("Stay signed in on this device").check();
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/account");
}

/** Fills in the sign-in form, and leaves it at that. */
export async function fillIn(page: Page, who: Person): Promise<void> {
  await page.getByLabel("E-mail address").fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
}

/** The cookie that carries the session of a browser; null when there is none. */
export async function sessionCookie(context: BrowserContext) {
  return (await context.cookies()).find(({ name }) => name === "gatehouse") ?? null;
}

/** A client without a browser that sends only this cookie, and does not follow redirects by itself. */
export async function clientWith(cookie: string | null): Promise<APIRequestContext> {
  return request.newContext({
    baseURL,
    maxRedirects: 0,
    extraHTTPHeaders: cookie === null ? {} : { cookie: `gatehouse=${cookie}` },
  });
}

async function post(client: APIRequestContext, path: string, data: object): Promise<void> {
  const { response } = await (await client.get("/login")).json();
  const answer = await client.post(path, { data, headers: { "x-csrf-token": response.csrf_token } });
  expect(answer.status(), await answer.text()).toBe(200);
}
