"use server";

import { endSessionsOfUser } from "@/lib/security/features/administration/end-sessions";
import { grantRole } from "@/lib/security/features/administration/grant-role";
import { impersonate } from "@/lib/security/features/administration/impersonate";
import { resetAccess } from "@/lib/security/features/administration/reset-access";
import { revokeRole } from "@/lib/security/features/administration/revoke-role";
import { sendReset } from "@/lib/security/features/administration/send-reset";
import { setActive } from "@/lib/security/features/administration/set-active";
import { revokeTokenOfUser } from "@/lib/security/features/administration/tokens";
import { formAction } from "@/lib/security/web/action";
import { backToPerson, backToTokenOwner, toTarget } from "@/lib/security/web/outcomes";

export const activatePerson = formAction(setActive, { redirectTo: backToPerson("USER_ACTIVATED") });

export const deactivatePerson = formAction(setActive, { redirectTo: backToPerson("USER_DEACTIVATED") });

export const resetPersonsAccess = formAction(resetAccess, { redirectTo: backToPerson("USER_ACCESS_RESET") });

export const sendPersonReset = formAction(sendReset, { redirectTo: backToPerson("USER_RESET_SENT") });

export const endPersonsSessions = formAction(endSessionsOfUser, { redirectTo: backToPerson("USER_SESSIONS_ENDED") });

export const giveRole = formAction(grantRole, { redirectTo: backToPerson("ROLE_GRANTED") });

export const takeRole = formAction(revokeRole, { redirectTo: backToPerson("ROLE_REVOKED") });

export const revokePersonsToken = formAction(revokeTokenOfUser, { redirectTo: backToTokenOwner });

export const actAsPerson = formAction(impersonate, { redirectTo: toTarget });
