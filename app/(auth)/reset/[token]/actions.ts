"use server";

import { reset } from "@/lib/security/features/passwords/reset";
import { formAction } from "@/lib/security/web/action";
import { afterReset } from "@/lib/security/web/outcomes";

export const resetPassword = formAction(reset, { redirectTo: afterReset });
