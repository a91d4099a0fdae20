"use server";

import { requestErasure } from "@/lib/security/features/privacy/request-erasure";
import { formAction } from "@/lib/security/web/action";
import { afterErasureRequest } from "@/lib/security/web/outcomes";

export const deleteMyAccount = formAction(requestErasure, { redirectTo: afterErasureRequest });
