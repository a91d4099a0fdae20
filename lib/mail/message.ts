import { z } from "zod";

/**
 * One mail to one person, ready to be sent. `template` is its name in the outbox, `from` is `a@b` or `Name <a@b>`,
 * `data` holds the link or code of the mail for whoever reads the outbox and never reaches a provider.
 */
export type MailMessage = z.infer<typeof mailMessageSchema>;

/**
 * Takes a mail as it came (from a use-case or out of the sealed outbox row) and gives it back checked.
 * Throws a ZodError when it has anything but one plain recipient, or line breaks where a header would begin.
 */
export function parseMailMessage(value: unknown): MailMessage {
  return mailMessageSchema.parse(value);
}

/** Splits `Name <a@b>` or `a@b` into its parts; the name is "" when there is none. */
export function parseSender(from: string): { name: string; address: string } {
  const named = /^(.*?)\s*<([^<>]*)>$/u.exec(from);
  if (!named) return { name: "", address: from };
  const [, name = "", address = ""] = named;
  return { name: name.replace(/^"(.*)"$/u, "$1"), address };
}

/** Headers of every mail: they ask other mail programs not to answer with "out of office" (RFC 3834). */
export const automatic = { "Auto-Submitted": "auto-generated" };

// What separates recipients, opens a comment, a group, a route or a quoted part in an address list (RFC 5322, 3.2.3),
// white space of every alphabet, and control or invisible characters.
const addressBreakers = /[,;:<>()[\]\\"\p{Z}\p{C}]/u;

const address = z.string().max(320).refine(isOneAddress, "must be exactly one plain address");

// The longest address stands in some subjects, with a sentence of any language around it.
const headerLine = z
  .string()
  .min(1)
  .max(400)
  .refine((line) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(line), "must be a single line");

const sender = headerLine.refine((from) => isOneAddress(parseSender(from).address), "must be one address");

const mailMessageSchema = z.object({
  template: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/),
  to: address,
  from: sender,
  subject: headerLine,
  text: z.string().min(1),
  html: z.string().min(1),
  data: z.record(z.string(), z.unknown()),
});

function isOneAddress(value: string): boolean {
  const [local, domain, ...more] = value.split("@");
  return Boolean(local && domain) && more.length === 0 && !addressBreakers.test(value) && !domain?.includes("%");
}
