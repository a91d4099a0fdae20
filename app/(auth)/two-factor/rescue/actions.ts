"use server";

import { rescueTwoFactor } from "@/lib/security/features/two-factor/rescue";
import { formAction } from "@/lib/security/web/action";
import { afterRescue } from "@/lib/security/web/two-factor-outcomes";

export const getRescued = formAction(rescueTwoFactor, {
  redirectTo: afterRescue,
  notice: () => ({ key: "TWO_FACTOR_HELP_REQUESTED" }),
});
