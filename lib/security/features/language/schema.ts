import { z } from "zod";
import { line, next } from "@/lib/security/core/fields";

/** The longest that anybody needs to name a language. */
const longestCode = 35;

export const chooseLanguageSchema = z.object({ locale: line(longestCode), next });
