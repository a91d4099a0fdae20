"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Alert } from "@/components/ui/alert";
import { supportsPasskeys } from "./webauthn-browser";

/** "unknown" until scripts run; what stands there without them must not depend on it. */
export type PasskeySupport = "unknown" | "yes" | "unsupported" | "wrong-host" | "no-host-name";

/** Whether passkeys can work in this browser, at this address. `origins` are the addresses whose pages may use ours. */
export const usePasskeySupport = (origins: readonly string[]): PasskeySupport =>
  useSyncExternalStore(never, () => supportAt(window.location, origins), atServer);

const never = () => () => {};
const atServer = (): PasskeySupport => "unknown";

function supportAt({ origin, hostname }: Location, origins: readonly string[]): PasskeySupport {
  if (!origins.includes(origin)) return "wrong-host";
  if (/^[\d.]+$|^\[/.test(hostname)) return "no-host-name";
  return supportsPasskeys() ? "yes" : "unsupported";
}

type Missing = { support: PasskeySupport; origins: readonly string[] };

/** Says why there is no passkey to be had here, and what helps. */
export function MissingPasskeySupport({ support, origins }: Missing) {
  const t = useTranslations("security.passkey");
  if (support === "yes" || support === "unknown") return null;
  return <Alert tone="info">{t(`support.${support}`, { origin: origins[0] ?? "" })}</Alert>;
}
