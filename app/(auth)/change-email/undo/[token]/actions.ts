"use server";

import { undoEmailChange } from "@/lib/security/features/identity/undo-email-change";
import { formAction } from "@/lib/security/web/action";
import { afterEmailUndo } from "@/lib/security/web/outcomes";

export const takeChangeBack = formAction(undoEmailChange, { redirectTo: afterEmailUndo });
