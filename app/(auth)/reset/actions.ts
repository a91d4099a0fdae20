"use server";

import { requestReset } from "@/lib/security/features/passwords/request-reset";
import { formAction } from "@/lib/security/web/action";
import { sentTo } from "@/lib/security/web/outcomes";

export const sendResetLink = formAction(requestReset, { notice: sentTo("PASSWORD_RESET_REQUEST") });
