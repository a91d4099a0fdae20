import { getFormatter } from "next-intl/server";
import { PageHeading } from "@/components/layout/page-heading";
import { Texts } from "@/components/layout/texts";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/text-link";
import { paths } from "@/lib/security/core/paths";
import { signInProviders } from "@/lib/security/features/oauth/status";
import { setUpStatus } from "@/lib/security/features/unified-sign-in/set-up-status";
import { services } from "@/lib/security/runtime";
import { load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { MethodItem } from "./method-item";
import { RemoveMethodForm } from "./remove-method-form";
import { SetUpMethodForm } from "./set-up-method-form";

export const generateMetadata = titled("account.signInMethods.title");

export default async function SignInMethodsPage() {
  const [status, elsewhere] = await Promise.all([load(setUpStatus), load(signInProviders)]);
  const { features } = services().config;
  const isOn = (method: string) => status.active.some((active) => active === method);
  const t = await getTranslations("account.signInMethods");
  return (
    <Texts of={["account.signInMethods.forms"]}>
      <PageHeading title={t("title")} description={t("description")} />
      <Card>
        <ul className="divide-y">
          <MethodItem
            icon={<Icon name="lock" />}
            name={t("password.name")}
            isOn={status.hasPassword}
            about={status.hasPassword ? t("password.set") : t("password.unset")}
          >
            {features.changePassword && (
              <TextLink href={paths.accountPassword}>
                {status.hasPassword ? t("password.change") : t("password.choose")}
              </TextLink>
            )}
          </MethodItem>
          {status.offered.includes("email") && (
            <MethodItem
              icon={<Icon name="mail" />}
              name={t("email.name")}
              isOn={isOn("email")}
              about={t("email.about", { email: status.email })}
            >
              {isOn("email") ? <RemoveMethodForm method="email" /> : <SetUpMethodForm method="email" />}
            </MethodItem>
          )}
          {status.offered.includes("sms") && (
            <MethodItem
              icon={<Icon name="message-square-text" />}
              name={t("sms.name")}
              isOn={isOn("sms")}
              about={status.phone ? t("sms.aboutNumber", { phone: status.phone }) : t("sms.about")}
            >
              {isOn("sms") && <RemoveMethodForm method="sms" />}
              <SetUpMethodForm method="sms" isReplacing={isOn("sms")} />
            </MethodItem>
          )}
          {status.offered.includes("authenticator") && (
            <MethodItem
              icon={<Icon name="smartphone" />}
              name={t("authenticator.name")}
              isOn={isOn("authenticator")}
              about={t("authenticator.about")}
            >
              {isOn("authenticator") ? (
                <RemoveMethodForm method="authenticator" />
              ) : (
                <SetUpMethodForm method="authenticator" />
              )}
            </MethodItem>
          )}
          {features.webauthn && (
            <MethodItem icon={<Icon name="key-round" />} name={t("passkeys.name")} about={t("passkeys.about")}>
              <TextLink href={paths.accountPasskeys}>{t("passkeys.manage")}</TextLink>
            </MethodItem>
          )}
          {elsewhere.providers.length > 0 && (
            <MethodItem
              icon={<Icon name="link-2" />}
              name={t("services.name")}
              about={t("services.about", {
                names: (await getFormatter()).list(
                  elsewhere.providers.map(({ name }) => name),
                  { style: "narrow" },
                ),
              })}
            >
              <TextLink href={paths.accountConnections}>{t("services.manage")}</TextLink>
            </MethodItem>
          )}
        </ul>
      </Card>
    </Texts>
  );
}
