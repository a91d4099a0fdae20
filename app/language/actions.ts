"use server";

import { chooseLanguage } from "@/lib/security/features/language/choose-language";
import { formAction } from "@/lib/security/web/action";
import { afterLanguageChoice } from "@/lib/security/web/outcomes";

export const speak = formAction(chooseLanguage, { redirectTo: afterLanguageChoice });
