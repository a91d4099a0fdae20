"use server";

import { setUpMethod } from "@/lib/security/features/unified-sign-in/set-up";
import { formAction } from "@/lib/security/web/action";
import { afterMethodSetUp } from "@/lib/security/web/outcomes";

export const changeSignInMethod = formAction(setUpMethod, { redirectTo: afterMethodSetUp });
