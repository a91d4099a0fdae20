import { createTransport } from "nodemailer";
import { automatic, parseSender } from "../message";
import type { MailTransport } from "../transport";

const connectWithin = 10_000;
const sendWithin = 30_000;

/**
 * Sends through an SMTP server, one connection a mail. To any machine but this one it insists on TLS, as the mails carry
 * links that open accounts; `?requireTLS=false` in the address lifts that. `timeout` bounds the whole of one sending, in
 * milliseconds. Throws nodemailer's errors (`code` such as ECONNECTION or EENVELOPE, `responseCode` of the server).
 */
export function createSmtpTransport({ url, timeout = sendWithin }: { url: string; timeout?: number }): MailTransport {
  const mailer = createMailer(url, timeout);
  return {
    name: "smtp",
    async send({ to, from, subject, text, html }, key) {
      const sender = parseSender(from);
      await mailer.sendMail({
        // Objects are taken as they are; a string would be read as a list of addresses.
        from: sender,
        to: { name: "", address: to },
        subject,
        text,
        html,
        ...(key ? { messageId: `<${key}@${sender.address.split("@")[1]}>` } : {}),
        headers: automatic,
        signal: AbortSignal.timeout(timeout),
      });
    },
  };
}

/** Whether a server takes mail from us, with this user and password. Throws as `send` does. */
export async function verifySmtpServer({ url, timeout }: { url: string; timeout: number }): Promise<void> {
  const mailer = createMailer(url, timeout);
  try {
    await mailer.verify();
  } finally {
    mailer.close();
  }
}

const createMailer = (url: string, timeout: number) =>
  createTransport({
    url,
    requireTLS: !isLoopback(parseServer(url)),
    connectionTimeout: Math.min(timeout, connectWithin),
    greetingTimeout: Math.min(timeout, connectWithin),
    socketTimeout: Math.min(timeout, connectWithin),
    dnsTimeout: Math.min(timeout, connectWithin),
    disableFileAccess: true,
    disableUrlAccess: true,
  });

// Says what is wrong without the address itself, as it holds a password; Node's own error repeats it.
function parseServer(url: string): URL {
  const server = URL.canParse(url) ? new URL(url) : null;
  if (!server?.hostname || !/^smtps?:$/.test(server.protocol)) {
    throw new Error("SMTP_URL must look like smtp://user:password@mail.example:587 or smtps://….");
  }
  return server;
}

function isLoopback({ hostname }: URL): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}
