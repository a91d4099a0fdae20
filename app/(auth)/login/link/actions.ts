"use server";

import { sendLoginLink } from "@/lib/security/features/login/send-link";
import { formAction } from "@/lib/security/web/action";
import { sentTo } from "@/lib/security/web/outcomes";

export const mailLoginLink = formAction(sendLoginLink, { notice: sentTo("LOGIN_EMAIL_SENT") });
