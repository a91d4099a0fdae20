import { makeAdministrator } from "./administration";
import { expect, test } from "./fixtures";
import { fillIn, person, signIn } from "./people";
import { security } from "./server";

test("a stranger at the administration signs in first; who is no administrator is refused without a circle", async ({
  page,
}) => {
  const who = await person();
  await page.goto("/admin");
  await expect(page).toHaveURL("/login?next=%2Fadmin");
  await fillIn(page, who);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "You are not allowed here" })).toBeVisible();
  await expect(page.getByText(`You are signed in as ${who.email}.`)).toBeVisible();
  await page.goto("/admin");
  await expect(page).toHaveURL("/forbidden");
  await page.getByRole("link", { name: "Your account" }).click();
  await expect(page).toHaveURL("/account");
});

test("AT-106: an open session gets in as soon as the role is given, and out as soon as it is taken", async ({
  page,
}) => {
  test.slow(); // Each command is a process of its own.
  const who = await person();
  // Somebody has to remain administrator.
  await makeAdministrator(await person());
  await signIn(page, who);
  await page.goto("/admin");
  await expect(page).toHaveURL("/forbidden");

  await security("roles", "add", who.email, "admin");
  await page.goto("/admin");
  await expect(page).toHaveURL("/admin");
  await expect(page.getByRole("heading", { name: "Administration" })).toBeVisible();

  await security("roles", "remove", who.email, "admin");
  await page.reload();
  await expect(page).toHaveURL("/forbidden");
  await expect(page.getByText("Newest people")).toHaveCount(0);
});
