"use server";

import { disownDevice } from "@/lib/security/features/devices/not-me";
import { formAction } from "@/lib/security/web/action";
import { afterDisowning } from "@/lib/security/web/outcomes";

export const shutEverybodyOut = formAction(disownDevice, { redirectTo: afterDisowning });
