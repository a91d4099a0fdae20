"use server";

import { redeemRecoveryCode } from "@/lib/security/features/recovery-codes/redeem";
import { formAction } from "@/lib/security/web/action";
import { toTarget } from "@/lib/security/web/outcomes";

export const redeem = formAction(redeemRecoveryCode, { redirectTo: toTarget });
