import { z } from "zod";
import { email, linkToken, next, username } from "@/lib/security/core/fields";

export const changeEmailSchema = z.object({ email });

export const emailLinkSchema = z.object({ token: linkToken });

/** An empty one takes the present username away. One that was left out is a slip, and must not. */
const replacement = z
  .custom<string | null | undefined>((value) => value !== undefined, { error: "USERNAME_NOT_PROVIDED" })
  .pipe(username)
  .meta({ type: "string", maxLength: 256 });

export const changeUsernameSchema = z.object({ username: replacement, next });

export const recoverUsernameSchema = z.object({ email });
