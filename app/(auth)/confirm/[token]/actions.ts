"use server";

import { confirm } from "@/lib/security/features/confirmation/confirm";
import { formAction } from "@/lib/security/web/action";
import { afterConfirmation } from "@/lib/security/web/outcomes";

export const confirmAddress = formAction(confirm, { redirectTo: afterConfirmation });
