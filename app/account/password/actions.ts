"use server";

import { changePassword } from "@/lib/security/features/passwords/change";
import { formAction } from "@/lib/security/web/action";
import { afterPasswordChange } from "@/lib/security/web/outcomes";

export const changeMyPassword = formAction(changePassword, { redirectTo: afterPasswordChange });
