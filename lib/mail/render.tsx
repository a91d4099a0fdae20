import { render, toPlainText } from "@react-email/render";
import type { ReactElement } from "react";

/** What a template makes: the subject, and the content as an element for `renderMail`. */
export type MailContent = { subject: string; element: ReactElement };

/** Makes both parts of a mail from one element, so that they say the same. */
export async function renderMail(element: ReactElement): Promise<{ html: string; text: string }> {
  const html = await render(element);
  return { html, text: toPlainText(html, { selectors: plainText }) };
}

const plainText = [
  // Headings as they were written: names and addresses in them must not turn into capitals.
  { selector: "h1", format: "heading", options: { uppercase: false } },
  // The address stands below each button already.
  { selector: "a.button", format: "anchor", options: { ignoreHref: true } },
];
