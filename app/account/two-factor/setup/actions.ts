"use server";

import { messageFor } from "@/lib/security/core/errors";
import { sendCodeAgain } from "@/lib/security/features/two-factor/send-again";
import { confirmOwnSetUp } from "@/lib/security/features/two-factor/validate";
import { formAction } from "@/lib/security/web/action";
import { afterSetUpDone } from "@/lib/security/web/two-factor-outcomes";

export const confirmMine = formAction(confirmOwnSetUp, { redirectTo: afterSetUpDone });

export const sendAgain = formAction(sendCodeAgain, { notice: () => messageFor("CODE_HAS_BEEN_SENT") });
