import { fingerprint } from "@/lib/crypto/safe-equal";
import type { UserPrincipal } from "../../context";
import type { PasscodePurpose } from "./passcode";

/** Codes that prove anew who somebody is: good in the session that asked for them alone. */
export const forVerification = ({ userId, session }: UserPrincipal): PasscodePurpose => ({
  purpose: "verify",
  challenge: (method) => fingerprint(`${session?.id ?? userId} ${method}`),
});
