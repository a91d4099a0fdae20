import { z } from "zod";
import { email, linkToken, newPassword, next, optionalPassword } from "@/lib/security/core/fields";

export const requestResetSchema = z.object({ email });

export const resetLinkSchema = z.object({ token: linkToken });

export const resetSchema = z.object({
  token: linkToken,
  password: optionalPassword,
  password_confirm: optionalPassword,
  next,
});

export const removePasswordSchema = z.object({});

export const changePasswordSchema = z.object({
  password: optionalPassword,
  new_password: newPassword,
  new_password_confirm: optionalPassword,
  next,
});
