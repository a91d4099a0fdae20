"use server";

import { beginVerification } from "@/lib/security/features/oauth/begin";
import { verifyWithPassword } from "@/lib/security/features/reauthentication/with-password";
import { sendVerifyCode } from "@/lib/security/features/unified-sign-in/send-verify-code";
import { verifyPasscode } from "@/lib/security/features/unified-sign-in/verify";
import { formAction } from "@/lib/security/web/action";
import { toProvider } from "@/lib/security/web/oauth-outcomes";
import { codeIsOnItsWay, toTarget } from "@/lib/security/web/outcomes";

export const verifyMe = formAction(verifyWithPassword, { redirectTo: toTarget });

export const verifyElsewhere = formAction(beginVerification, { redirectTo: toProvider });

const sendCode = formAction(sendVerifyCode, { notice: codeIsOnItsWay, keepTyped: true });

export const verifyByPasscode = formAction(verifyPasscode, {
  redirectTo: toTarget,
  or: { button: "chosen_method", action: sendCode },
});
