import { z } from "zod";
import { line, linkToken, next, oneTimeCode } from "@/lib/security/core/fields";

/** `setup` names a method, or says `disable`; `phone` is for text messages. */
export const setUpSchema = z.object({ setup: line(), phone: line(), next });

export const confirmSetUpSchema = z.object({ state: linkToken, code: oneTimeCode });

export const validateSchema = z.object({ code: oneTimeCode, next });

export const selectSchema = z.object({ which: line(), next });

export const rescueSchema = z.object({ help_setup: line(), next });

export const sendAgainSchema = z.object({ next });

export const revokeDeviceSchema = z.object({ device: line() });
