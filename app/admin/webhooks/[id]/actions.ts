"use server";

import { deleteWebhook } from "@/lib/security/features/webhooks/delete";
import { editWebhook } from "@/lib/security/features/webhooks/edit";
import { renewWebhookSecret } from "@/lib/security/features/webhooks/renew-secret";
import { resendDelivery } from "@/lib/security/features/webhooks/resend";
import { sendTestWebhook } from "@/lib/security/features/webhooks/send-test";
import { formAction } from "@/lib/security/web/action";
import { backToWebhook, backToWebhooks } from "@/lib/security/web/outcomes";

export const saveWebhook = formAction(editWebhook, { redirectTo: backToWebhook("WEBHOOK_SAVED") });

export const renewSecret = formAction(renewWebhookSecret, { shown: ({ secret }) => [secret] });

export const removeWebhook = formAction(deleteWebhook, { redirectTo: backToWebhooks });

export const testWebhook = formAction(sendTestWebhook, { redirectTo: backToWebhook("WEBHOOK_TEST_SENT") });

export const sendAgain = formAction(resendDelivery, { redirectTo: backToWebhook("WEBHOOK_RESENT") });
