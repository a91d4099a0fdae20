"use server";

import { confirmEmailChange } from "@/lib/security/features/identity/confirm-email-change";
import { formAction } from "@/lib/security/web/action";
import { afterEmailChange } from "@/lib/security/web/outcomes";

export const changeToNewAddress = formAction(confirmEmailChange, { redirectTo: afterEmailChange });
