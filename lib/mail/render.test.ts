import { createElement, Fragment } from "react";
import { expect, it } from "vitest";
import { inEnglish } from "@/lib/i18n/language";
import { MailButton, MailCode, MailHeading, MailLayout } from "./layout";
import { renderMail } from "./render";

const link = "https://app.example/login/link/abc?next=%2Faccount&x=1";

const mail = MailLayout({
  language: inEnglish,
  appName: "Gatehouse",
  title: "Your code",
  preheader: "Only in the list of mails",
  reason: "You asked for it.",
  children: createElement(
    Fragment,
    null,
    MailHeading({ children: "A code for O'Hara <o@x.example>" }),
    MailCode({ children: "012345" }),
    MailButton({ href: link, children: "Sign in" }),
  ),
});

it("a code stands alone on its line, unchanged, in both parts", async () => {
  const { html, text } = await renderMail(mail);
  expect(html).toContain(">012345<");
  expect(text.split("\n")).toContain("012345");
});

it("a button becomes its label and, below, its address", async () => {
  const { text } = await renderMail(mail);
  expect(text).toContain(`Sign in\n\n${link}\n`);
});

it("the text keeps the letters of names and leaves out what only the list of mails shows", async () => {
  const { html, text } = await renderMail(mail);
  expect(text).toContain("A code for O'Hara <o@x.example>");
  expect(html).toContain("Only in the list of mails");
  expect(text).not.toContain("Only in the list of mails");
});
