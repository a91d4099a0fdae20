"use server";

import { login } from "@/lib/security/features/login/login";
import { beginSignIn } from "@/lib/security/features/oauth/begin";
import { formAction } from "@/lib/security/web/action";
import { toProvider } from "@/lib/security/web/oauth-outcomes";
import { afterFirstFactor } from "@/lib/security/web/outcomes";

export const signIn = formAction(login, { redirectTo: afterFirstFactor });

export const signInElsewhere = formAction(beginSignIn, { redirectTo: toProvider });
