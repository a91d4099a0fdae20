"use server";

import { login } from "@/lib/security/features/login/login";
import { formAction } from "@/lib/security/web/action";
import { afterFirstFactor } from "@/lib/security/web/outcomes";

export const signIn = formAction(login, { redirectTo: afterFirstFactor });
