import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { paths } from "@/lib/security/core/paths";
import { type NavGroup, SectionNav } from "./section-nav";

type Features = {
  changeEmail: boolean;
  changeUsername: boolean;
  changePassword: boolean;
  unifiedSignIn: boolean;
  webauthn: boolean;
  oauth: boolean;
  twoFactor: boolean;
  recoveryCodes: boolean;
  personalTokens: boolean;
  privacy: boolean;
};

/** The pages a signed-in person finds under "Your account"; what is switched off is left out. */
export function AccountNav({ features }: { features: Features }) {
  const t = useTranslations("layout.accountNav");
  return <SectionNav label={t("label")} groups={groupsFor(features, t)} />;
}

type Texts = ReturnType<typeof useTranslations<"layout.accountNav">>;

const groupsFor = (features: Features, t: Texts): NavGroup[] => [
  {
    links: [
      { href: paths.account, label: t("overview"), icon: <Icon name="layout-grid" /> },
      ...(features.changeEmail ? [{ href: paths.accountEmail, label: t("email"), icon: <Icon name="mail" /> }] : []),
      ...(features.changeUsername
        ? [{ href: paths.accountUsername, label: t("username"), icon: <Icon name="at-sign" /> }]
        : []),
      ...(features.changePassword
        ? [{ href: paths.accountPassword, label: t("password"), icon: <Icon name="lock" /> }]
        : []),
      ...(features.unifiedSignIn
        ? [{ href: paths.accountSignInMethods, label: t("signInMethods"), icon: <Icon name="log-in" /> }]
        : []),
      ...(features.twoFactor
        ? [{ href: paths.accountTwoFactor, label: t("twoFactor"), icon: <Icon name="shield-check" /> }]
        : []),
      ...(features.recoveryCodes
        ? [{ href: paths.accountRecoveryCodes, label: t("recoveryCodes"), icon: <Icon name="ticket" /> }]
        : []),
      ...(features.webauthn
        ? [{ href: paths.accountPasskeys, label: t("passkeys"), icon: <Icon name="key-round" /> }]
        : []),
      ...(features.oauth
        ? [{ href: paths.accountConnections, label: t("connections"), icon: <Icon name="link-2" /> }]
        : []),
      ...(features.personalTokens
        ? [{ href: paths.accountTokens, label: t("tokens"), icon: <Icon name="terminal" /> }]
        : []),
      { href: paths.accountSessions, label: t("sessions"), icon: <Icon name="monitor-smartphone" /> },
      ...(features.privacy ? [{ href: paths.accountData, label: t("data"), icon: <Icon name="folder-down" /> }] : []),
    ],
  },
];
