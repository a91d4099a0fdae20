"use server";

import { changePassword } from "@/lib/security/features/passwords/change";
import { removePassword } from "@/lib/security/features/passwords/remove";
import { formAction } from "@/lib/security/web/action";
import { afterPasswordChange, afterPasswordRemoval } from "@/lib/security/web/outcomes";

export const changeMyPassword = formAction(changePassword, { redirectTo: afterPasswordChange });

export const removeMyPassword = formAction(removePassword, { redirectTo: afterPasswordRemoval });
