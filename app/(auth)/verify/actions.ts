"use server";

import { verifyWithPassword } from "@/lib/security/features/reauthentication/with-password";
import { formAction } from "@/lib/security/web/action";
import { toTarget } from "@/lib/security/web/outcomes";

export const verifyMe = formAction(verifyWithPassword, { redirectTo: toTarget });
