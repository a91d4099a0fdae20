"use server";

import { revokeTrustedDevice } from "@/lib/security/features/two-factor/revoke-device";
import { setUpTwoFactor } from "@/lib/security/features/two-factor/set-up";
import { formAction } from "@/lib/security/web/action";
import { backToTwoFactor, toProof } from "@/lib/security/web/two-factor-outcomes";

export const setUpMine = formAction(setUpTwoFactor, { redirectTo: toProof });

export const distrust = formAction(revokeTrustedDevice, { redirectTo: backToTwoFactor });
