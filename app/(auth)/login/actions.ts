"use server";

import { login } from "@/lib/security/features/login/login";
import { formAction } from "@/lib/security/web/action";
import { toTarget } from "@/lib/security/web/outcomes";

export const signIn = formAction(login, { redirectTo: toTarget });
