"use server";

import { redeemSignInLink } from "@/lib/security/features/unified-sign-in/redeem-link";
import { formAction } from "@/lib/security/web/action";
import { afterLoginLink } from "@/lib/security/web/outcomes";

export const signInByLink = formAction(redeemSignInLink, { redirectTo: afterLoginLink });
