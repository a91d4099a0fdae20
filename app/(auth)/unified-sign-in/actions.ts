"use server";

import { beginSignIn } from "@/lib/security/features/oauth/begin";
import { sendSignInCode } from "@/lib/security/features/unified-sign-in/send-code";
import { unifiedSignIn } from "@/lib/security/features/unified-sign-in/sign-in";
import { formAction } from "@/lib/security/web/action";
import { toProvider } from "@/lib/security/web/oauth-outcomes";
import { afterFirstFactor, codeSentNotice } from "@/lib/security/web/outcomes";

const sendCode = formAction(sendSignInCode, { notice: codeSentNotice, keepTyped: true });

export const signInByPasscode = formAction(unifiedSignIn, {
  redirectTo: afterFirstFactor,
  or: { button: "chosen_method", action: sendCode },
});

export const signInElsewhere = formAction(beginSignIn, { redirectTo: toProvider });
