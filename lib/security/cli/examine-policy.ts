import type { Environment } from "@/lib/env";
import type { SecurityConfig } from "../config";
import { examinePasskeys } from "./examine-passkeys";
import { examineSignIn } from "./examine-sign-in";
import { type Finding, isDoubtful, isWell, isWrong } from "./finding";

/** OWASP Password Storage Cheat Sheet: a work factor of 10 or more. */
const lowestBcryptCost = 10;

/** Choices of the configuration that are risky, or do not fit together. */
export function examinePolicy(config: SecurityConfig, env: Environment): Finding[] {
  return [
    examineThrottle(config),
    examinePasswordHash(config),
    examineSender(config, env),
    ...examinePasskeys(config, env.appUrl),
    ...examineSignIn(config),
  ];
}

function examineThrottle({ throttle }: SecurityConfig): Finding {
  const name = "SECURITY_THROTTLE";
  if (throttle === "off")
    return isDoubtful(
      name,
      `${name} is off: passwords and codes can be guessed without end. Set it to on outside of test runs.`,
    );
  return isWell(name, `${name} is on${throttle === "on" ? "" : ", with limits of your own"}.`);
}

function examinePasswordHash({ passwords }: SecurityConfig): Finding {
  const name = "SECURITY_PASSWORD_HASH";
  const { scheme, bcryptCost, acceptPlain } = passwords;
  if (scheme === "bcrypt" && bcryptCost < lowestBcryptCost)
    return isWrong(
      name,
      `${name} is bcrypt at cost ${bcryptCost}: raise passwords.bcryptCost to ${lowestBcryptCost} or more.`,
    );
  if (acceptPlain)
    return isDoubtful(
      "SECURITY_PASSWORD_ACCEPT_PLAIN",
      "SECURITY_PASSWORD_ACCEPT_PLAIN is true: switch it off when the imported people have signed in once.",
    );
  return isWell(name, `${name} is ${scheme}${scheme === "bcrypt" ? ` at cost ${bcryptCost}` : ""}.`);
}

function examineSender({ email }: SecurityConfig, env: Environment): Finding {
  const name = "SECURITY_EMAIL_SENDER";
  if (env.mail.transport !== "outbox" && /@localhost\b/.test(email.sender))
    return isDoubtful(
      name,
      `${name} is ${email.sender}: set it to an address of your domain, or mail will not arrive.`,
    );
  return isWell(name, `${name} is ${email.sender}.`);
}
