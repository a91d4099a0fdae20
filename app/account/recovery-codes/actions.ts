"use server";

import { generateRecoveryCodes } from "@/lib/security/features/recovery-codes/generate";
import { formAction } from "@/lib/security/web/action";

export const makeCodes = formAction(generateRecoveryCodes, { shown: ({ codes }) => codes });
