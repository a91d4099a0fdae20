"use server";

import { sendCodeAgain } from "@/lib/security/features/two-factor/send-again";
import { validateOnPage } from "@/lib/security/features/two-factor/validate";
import { formAction } from "@/lib/security/web/action";
import { codeIsOnItsWay } from "@/lib/security/web/outcomes";
import { afterSecondFactor } from "@/lib/security/web/two-factor-outcomes";

export const enterCode = formAction(validateOnPage, { redirectTo: afterSecondFactor });

export const sendAgain = formAction(sendCodeAgain, { notice: codeIsOnItsWay });
