"use server";

import { createWebhook } from "@/lib/security/features/webhooks/create";
import { formAction } from "@/lib/security/web/action";

export const makeWebhook = formAction(createWebhook, { shown: ({ id, secret }) => [secret, id] });
