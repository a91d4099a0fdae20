"use server";

import { beginSignIn } from "@/lib/security/features/oauth/begin";
import { register } from "@/lib/security/features/registration/register";
import { formAction } from "@/lib/security/web/action";
import { toProvider } from "@/lib/security/web/oauth-outcomes";
import { afterRegistration, sentTo } from "@/lib/security/web/outcomes";

export const createAccount = formAction(register, {
  redirectTo: afterRegistration,
  notice: sentTo("CONFIRM_REGISTRATION"),
});

export const signUpElsewhere = formAction(beginSignIn, { redirectTo: toProvider });
