import { KeyRound } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardFooter } from "@/components/ui/card";
import { Fact, Facts } from "@/components/ui/facts";
import { Day, Moment } from "@/components/ui/moment";
import type { ListedPasskey } from "@/lib/security/features/webauthn/list";
import { ChangePasskeyForm } from "./change-passkey-form";
import { RemovePasskeyForm } from "./remove-passkey-form";

const uses = {
  first: "Signs you in",
  secondary: "Second step after the password",
  both: "Signs you in, and second step",
} as const;

/** One passkey: what it is, what it is for, and what can be done with it. */
export function PasskeyItem({ passkey, allowAsFirstFactor }: { passkey: ListedPasskey; allowAsFirstFactor: boolean }) {
  const { name, model, usage, backupState, deviceType, needsVerification } = passkey;
  return (
    <Card aria-label={name}>
      <CardContent className="grid gap-4">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <KeyRound aria-hidden className="size-5 text-accent-text" />
          <h2 className="min-w-0 text-base font-semibold wrap-anywhere">{name}</h2>
          <Badge tone="accent">{uses[usage]}</Badge>
          <Badge tone={backupState ? "success" : "neutral"}>
            {backupState ? "Backed up" : deviceType === "multi_device" ? "Not backed up yet" : "On one device only"}
          </Badge>
          {needsVerification && <Badge tone="warning">Needs a PIN</Badge>}
        </div>
        {needsVerification && (
          <p className="text-sm leading-6 text-subtle">
            It has not checked yet that it is you, and cannot sign you in by itself until it does. Set a PIN or
            fingerprint for it; or use it as second step.
          </p>
        )}
      </CardContent>
      <Facts>
        <Fact name="Model">{model ?? <span className="text-subtle">Not known</span>}</Fact>
        <Fact name="Added">
          <Day at={passkey.createdAt} />
        </Fact>
        <Fact name="Last used">
          <Moment at={passkey.lastUsedAt} />
        </Fact>
      </Facts>
      <CardFooter className="items-start">
        <ChangePasskeyForm name={name} usage={usage} allowAsFirstFactor={allowAsFirstFactor} />
        <RemovePasskeyForm name={name} />
      </CardFooter>
    </Card>
  );
}
