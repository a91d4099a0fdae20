"use client";

import { useEffect } from "react";
import { keepInStep } from "./passkey-ceremonies";

type PasskeysInStepProps = {
  rpId: string;
  userHandle: string;
  name: string;
  displayName: string;
  credentialIds: string[];
};

/** Shows nothing: tells the browser which passkeys the person has here, so that its own list holds no others. */
export function PasskeysInStep({ rpId, userHandle, name, displayName, credentialIds }: PasskeysInStepProps) {
  const ids = credentialIds.join(" ");
  useEffect(() => {
    void keepInStep({ rpId, userHandle, name, displayName, credentialIds: ids === "" ? [] : ids.split(" ") });
  }, [rpId, userHandle, name, displayName, ids]);
  return null;
}
