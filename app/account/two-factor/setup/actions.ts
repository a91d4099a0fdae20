"use server";

import { sendCodeAgain } from "@/lib/security/features/two-factor/send-again";
import { confirmOwnSetUp } from "@/lib/security/features/two-factor/validate";
import { formAction } from "@/lib/security/web/action";
import { codeIsOnItsWay } from "@/lib/security/web/outcomes";
import { afterSetUpDone } from "@/lib/security/web/two-factor-outcomes";

export const confirmMine = formAction(confirmOwnSetUp, { redirectTo: afterSetUpDone });

export const sendAgain = formAction(sendCodeAgain, { notice: codeIsOnItsWay });
