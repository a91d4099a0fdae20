"use server";

import { selectSecondFactor } from "@/lib/security/features/two-factor/select";
import { formAction } from "@/lib/security/web/action";
import { toChosenFactor } from "@/lib/security/web/two-factor-outcomes";

export const choose = formAction(selectSecondFactor, { redirectTo: toChosenFactor });
