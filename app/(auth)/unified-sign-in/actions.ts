"use server";

import { beginSignIn } from "@/lib/security/features/oauth/begin";
import { sendSignInCode } from "@/lib/security/features/unified-sign-in/send-code";
import { unifiedSignIn } from "@/lib/security/features/unified-sign-in/sign-in";
import { formAction } from "@/lib/security/web/action";
import { toProvider } from "@/lib/security/web/oauth-outcomes";
import { afterFirstFactor, codeSentNotice } from "@/lib/security/web/outcomes";

export const signInByPasscode = formAction(unifiedSignIn, { redirectTo: afterFirstFactor });

export const mailSignInCode = formAction(sendSignInCode, {
  lend: async () => ({ chosen_method: "email" }),
  notice: codeSentNotice,
  keepTyped: true,
});

export const textSignInCode = formAction(sendSignInCode, {
  lend: async () => ({ chosen_method: "sms" }),
  notice: codeSentNotice,
  keepTyped: true,
});

export const signInElsewhere = formAction(beginSignIn, { redirectTo: toProvider });
