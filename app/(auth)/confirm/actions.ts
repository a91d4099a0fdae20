"use server";

import { sendConfirmation } from "@/lib/security/features/confirmation/send";
import { formAction } from "@/lib/security/web/action";
import { sentTo } from "@/lib/security/web/outcomes";

export const sendConfirmationLink = formAction(sendConfirmation, { notice: sentTo("CONFIRMATION_REQUEST") });
