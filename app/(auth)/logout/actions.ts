"use server";

import { logout } from "@/lib/security/features/login/logout";
import { formAction } from "@/lib/security/web/action";
import { toTarget } from "@/lib/security/web/outcomes";
import { refreshTokenField } from "@/lib/security/web/refresh-cookie";

export const signOut = formAction(logout, { redirectTo: toTarget, lend: refreshTokenField });
