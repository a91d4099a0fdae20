"use server";

import { changeEmail } from "@/lib/security/features/identity/change-email";
import { formAction } from "@/lib/security/web/action";
import { sentTo } from "@/lib/security/web/outcomes";

export const changeMyEmail = formAction(changeEmail, { notice: sentTo("CHANGE_EMAIL_SENT") });
