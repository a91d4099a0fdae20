"use server";

import { redeemLoginLink } from "@/lib/security/features/login/redeem-link";
import { formAction } from "@/lib/security/web/action";
import { afterLoginLink } from "@/lib/security/web/outcomes";

export const signInByLoginLink = formAction(redeemLoginLink, { redirectTo: afterLoginLink });
