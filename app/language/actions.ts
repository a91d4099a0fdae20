"use server";

import { chooseLanguage } from "@/lib/security/features/language/choose-language";
import { formAction } from "@/lib/security/web/action";
import { toTarget } from "@/lib/security/web/outcomes";

export const speak = formAction(chooseLanguage, { redirectTo: toTarget });
