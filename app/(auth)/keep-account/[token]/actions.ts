"use server";

import { keepAccount } from "@/lib/security/features/privacy/keep-account";
import { formAction } from "@/lib/security/web/action";
import { afterAccountKept } from "@/lib/security/web/outcomes";

export const keepMyAccount = formAction(keepAccount, { redirectTo: afterAccountKept });
