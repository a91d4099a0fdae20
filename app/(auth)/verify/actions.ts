"use server";

import { beginVerification } from "@/lib/security/features/oauth/begin";
import { verifyWithPassword } from "@/lib/security/features/reauthentication/with-password";
import { formAction } from "@/lib/security/web/action";
import { toProvider } from "@/lib/security/web/oauth-outcomes";
import { toTarget } from "@/lib/security/web/outcomes";

export const verifyMe = formAction(verifyWithPassword, { redirectTo: toTarget });

export const verifyElsewhere = formAction(beginVerification, { redirectTo: toProvider });
