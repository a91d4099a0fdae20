"use server";

import { setUpTwoFactor } from "@/lib/security/features/two-factor/set-up";
import { formAction } from "@/lib/security/web/action";
import { toProofAtLogin } from "@/lib/security/web/two-factor-outcomes";

export const setUpNow = formAction(setUpTwoFactor, { redirectTo: toProofAtLogin });
