"use server";

import { changeUsername } from "@/lib/security/features/identity/change-username";
import { formAction } from "@/lib/security/web/action";
import { afterUsernameChange } from "@/lib/security/web/outcomes";

export const changeMyUsername = formAction(changeUsername, { redirectTo: afterUsernameChange });
