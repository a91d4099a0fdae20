"use server";

import { messageFor } from "@/lib/security/core/errors";
import { rescueTwoFactor } from "@/lib/security/features/two-factor/rescue";
import { formAction } from "@/lib/security/web/action";
import { afterRescue } from "@/lib/security/web/two-factor-outcomes";

export const getRescued = formAction(rescueTwoFactor, {
  redirectTo: afterRescue,
  notice: () => messageFor("TWO_FACTOR_HELP_REQUESTED"),
});
