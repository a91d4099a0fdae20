"use server";

import { unlock } from "@/lib/security/features/unlock/unlock";
import { formAction } from "@/lib/security/web/action";
import { afterUnlock } from "@/lib/security/web/outcomes";

export const tryAgain = formAction(unlock, { redirectTo: afterUnlock });
