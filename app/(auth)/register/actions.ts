"use server";

import { register } from "@/lib/security/features/registration/register";
import { formAction } from "@/lib/security/web/action";
import { afterRegistration, sentTo } from "@/lib/security/web/outcomes";

export const createAccount = formAction(register, {
  redirectTo: afterRegistration,
  notice: sentTo("CONFIRM_REGISTRATION"),
});
