"use server";

import { confirmMethod } from "@/lib/security/features/unified-sign-in/confirm-set-up";
import { formAction } from "@/lib/security/web/action";
import { afterMethodConfirmed } from "@/lib/security/web/outcomes";

export const confirmSignInMethod = formAction(confirmMethod, { redirectTo: afterMethodConfirmed });
