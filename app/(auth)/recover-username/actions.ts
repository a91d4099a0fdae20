"use server";

import { recoverUsername } from "@/lib/security/features/identity/recover-username";
import { formAction } from "@/lib/security/web/action";
import { sentTo } from "@/lib/security/web/outcomes";

export const mailMyUsername = formAction(recoverUsername, { notice: sentTo("USERNAME_RECOVERY_REQUEST") });
