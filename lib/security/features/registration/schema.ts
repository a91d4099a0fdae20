import { z } from "zod";
import { email, next, optionalPassword, username } from "@/lib/security/core/fields";

export const registerSchema = z.object({
  email,
  username,
  password: optionalPassword,
  password_confirm: optionalPassword,
  next,
});

export type Registration = z.infer<typeof registerSchema>;
