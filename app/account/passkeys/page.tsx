import type { Metadata } from "next";
import { PageHeading } from "@/components/layout/page-heading";
import { PasskeysInStep } from "@/components/security/passkeys-in-step";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { listPasskeys } from "@/lib/security/features/webauthn/list";
import { load } from "@/lib/security/web/load";
import { AddPasskeyForm } from "./add-passkey-form";
import { PasskeyItem } from "./passkey-item";

export const metadata: Metadata = { title: "Passkeys" };

export default async function PasskeysPage() {
  const { passkeys, person, origins, allowAsFirstFactor } = await load(listPasskeys);
  return (
    <>
      <PageHeading
        title="Passkeys"
        description="Sign in by fingerprint, face, PIN or security key. A passkey works on this site alone, so nobody can lure it out of you. We tell you by mail of each change."
      />
      <PasskeysInStep {...person} credentialIds={passkeys.map((passkey) => passkey.credentialId)} />
      {passkeys.length > 0 && (
        <ul aria-label="Your passkeys" className="grid gap-4">
          {passkeys.map((passkey) => (
            <li key={passkey.credentialId}>
              <PasskeyItem passkey={passkey} allowAsFirstFactor={allowAsFirstFactor} />
            </li>
          ))}
        </ul>
      )}
      <Card>
        <CardHeader>
          <CardTitle>Add a passkey</CardTitle>
          <CardDescription>
            {passkeys.length === 0
              ? "You have none yet. A second one, on another device, keeps you from being locked out."
              : "One on another device keeps you from being locked out."}
          </CardDescription>
        </CardHeader>
        <CardContent>
          <AddPasskeyForm
            origins={origins}
            names={passkeys.map((passkey) => passkey.name)}
            allowAsFirstFactor={allowAsFirstFactor}
          />
        </CardContent>
      </Card>
    </>
  );
}
