"use server";

import { stopImpersonating } from "@/lib/security/features/administration/stop-impersonating";
import { formAction } from "@/lib/security/web/action";
import { toTarget } from "@/lib/security/web/outcomes";

export const beYourselfAgain = formAction(stopImpersonating, { redirectTo: toTarget });
