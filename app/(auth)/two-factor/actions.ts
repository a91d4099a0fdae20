"use server";

import { messageFor } from "@/lib/security/core/errors";
import { sendCodeAgain } from "@/lib/security/features/two-factor/send-again";
import { validateOnPage } from "@/lib/security/features/two-factor/validate";
import { formAction } from "@/lib/security/web/action";
import { afterSecondFactor } from "@/lib/security/web/two-factor-outcomes";

export const enterCode = formAction(validateOnPage, { redirectTo: afterSecondFactor });

export const sendAgain = formAction(sendCodeAgain, { notice: () => messageFor("CODE_HAS_BEEN_SENT") });
