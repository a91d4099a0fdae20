"use server";

import { inviteUser } from "@/lib/security/features/administration/invite-user";
import { formAction } from "@/lib/security/web/action";
import { toInvited } from "@/lib/security/web/outcomes";

export const addPerson = formAction(inviteUser, { redirectTo: toInvited });
