"use server";

import { createPersonalToken } from "@/lib/security/features/personal-tokens/create";
import { revokePersonalToken } from "@/lib/security/features/personal-tokens/revoke";
import { formAction } from "@/lib/security/web/action";
import { backToTokens } from "@/lib/security/web/outcomes";

export const makeToken = formAction(createPersonalToken, { shown: ({ token }) => [token] });

export const revokeMyToken = formAction(revokePersonalToken, { redirectTo: backToTokens });
