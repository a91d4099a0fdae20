"use server";

import { changePasskey } from "@/lib/security/features/webauthn/change";
import { deletePasskey } from "@/lib/security/features/webauthn/delete";
import { answerOffer } from "@/lib/security/features/webauthn/offer";
import { formAction } from "@/lib/security/web/action";
import { backToAccount, backToPasskeys } from "@/lib/security/web/outcomes";

export const changeMyPasskey = formAction(changePasskey, { redirectTo: backToPasskeys("PASSKEY_CHANGED") });

export const removeMyPasskey = formAction(deletePasskey, { redirectTo: backToPasskeys("PASSKEY_REMOVED") });

export const answerPasskeyOffer = formAction(answerOffer, { redirectTo: backToAccount });
