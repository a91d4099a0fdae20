import { z } from "zod";
import { email, linkToken, next, username } from "@/lib/security/core/fields";

export const changeEmailSchema = z.object({ email });

export const emailLinkSchema = z.object({ token: linkToken });

export const changeUsernameSchema = z.object({ username, next });

export const recoverUsernameSchema = z.object({ email });
