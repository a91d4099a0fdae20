"use server";

import { endOneSession } from "@/lib/security/features/sessions/end";
import { endOtherSessions } from "@/lib/security/features/sessions/end-others";
import { formAction } from "@/lib/security/web/action";
import { afterSessionEnd, backToSessions } from "@/lib/security/web/outcomes";

export const endMySession = formAction(endOneSession, { redirectTo: afterSessionEnd });

export const endMyOtherSessions = formAction(endOtherSessions, { redirectTo: backToSessions });
