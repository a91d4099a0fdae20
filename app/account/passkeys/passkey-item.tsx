import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardFooter } from "@/components/ui/card";
import { Fact, Facts } from "@/components/ui/facts";
import { Icon } from "@/components/ui/icon";
import { Day, Moment } from "@/components/ui/moment";
import type { ListedPasskey } from "@/lib/security/features/webauthn/list";
import { ChangePasskeyForm } from "./change-passkey-form";
import { RemovePasskeyForm } from "./remove-passkey-form";

/** One passkey: what it is, what it is for, and what can be done with it. */
export function PasskeyItem({ passkey, allowAsFirstFactor }: { passkey: ListedPasskey; allowAsFirstFactor: boolean }) {
  const t = useTranslations("account.passkeys.item");
  const { name, model, usage, backupState, deviceType, needsVerification } = passkey;
  return (
    <Card aria-label={name}>
      <CardContent className="grid gap-4">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Icon name="key-round" className="size-5 text-accent-text" />
          <h2 className="min-w-0 text-base font-semibold wrap-anywhere">{name}</h2>
          <Badge tone="accent">{t(`uses.${usage}`)}</Badge>
          <Badge tone={backupState ? "success" : "neutral"}>
            {backupState ? t("backedUp") : deviceType === "multi_device" ? t("notBackedUp") : t("oneDevice")}
          </Badge>
          {needsVerification && <Badge tone="warning">{t("needsPin")}</Badge>}
        </div>
        {needsVerification && <p className="text-sm leading-6 text-subtle">{t("needsPinHint")}</p>}
      </CardContent>
      <Facts>
        <Fact name={t("model")}>{model ?? <span className="text-subtle">{t("modelUnknown")}</span>}</Fact>
        <Fact name={t("added")}>
          <Day at={passkey.createdAt} />
        </Fact>
        <Fact name={t("lastUsed")}>
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
