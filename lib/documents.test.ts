import { expect, test } from "vitest";
import { documentNames, readDocument } from "./documents";

const hrefFor = (name: string) => `/docs?page=${name}`;

test("every document has a heading, and links to others by their pages", async () => {
  const names = await documentNames();
  expect(names).toContain("start");
  for (const name of names) expect((await readDocument(name, hrefFor)).title.length).toBeGreaterThan(2);
  const { html } = await readDocument("start", hrefFor);
  expect(html).toContain('<a href="/docs?page=tour">');
  const { html: deploy } = await readDocument("deploy", hrefFor);
  expect(deploy).toContain('<a href="/docs?page=operate#backup">');
});

test("links to sources are plain text, and anchors are those of the headings", async () => {
  const { html } = await readDocument("tour", hrefFor);
  expect(html).not.toMatch(/href="(?:\.\.|\/work|file:)/);
  expect(html).toContain('<h2 id="3-the-guard">');
});

test.each(["../README", "nowhere", "start.md", "decisions"])("%s is no document", async (name) => {
  await expect(readDocument(name, hrefFor)).rejects.toThrow("There is no document");
});
