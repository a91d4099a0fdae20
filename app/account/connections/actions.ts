"use server";

import { beginConnection } from "@/lib/security/features/oauth/begin";
import { disconnect } from "@/lib/security/features/oauth/disconnect";
import { formAction } from "@/lib/security/web/action";
import { afterDisconnection, toProvider } from "@/lib/security/web/oauth-outcomes";

export const connectService = formAction(beginConnection, { redirectTo: toProvider });

export const disconnectService = formAction(disconnect, { redirectTo: afterDisconnection });
