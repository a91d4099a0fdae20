import {
  AtSign,
  FolderDown,
  KeyRound,
  LayoutGrid,
  Link2,
  Lock,
  LogIn,
  Mail,
  MonitorSmartphone,
  ShieldCheck,
  Terminal,
  Ticket,
} from "lucide-react";
import { useTranslations } from "next-intl";
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
      { href: paths.account, label: t("overview"), icon: <LayoutGrid aria-hidden /> },
      ...(features.changeEmail ? [{ href: paths.accountEmail, label: t("email"), icon: <Mail aria-hidden /> }] : []),
      ...(features.changeUsername
        ? [{ href: paths.accountUsername, label: t("username"), icon: <AtSign aria-hidden /> }]
        : []),
      ...(features.changePassword
        ? [{ href: paths.accountPassword, label: t("password"), icon: <Lock aria-hidden /> }]
        : []),
      ...(features.unifiedSignIn
        ? [{ href: paths.accountSignInMethods, label: t("signInMethods"), icon: <LogIn aria-hidden /> }]
        : []),
      ...(features.twoFactor
        ? [{ href: paths.accountTwoFactor, label: t("twoFactor"), icon: <ShieldCheck aria-hidden /> }]
        : []),
      ...(features.recoveryCodes
        ? [{ href: paths.accountRecoveryCodes, label: t("recoveryCodes"), icon: <Ticket aria-hidden /> }]
        : []),
      ...(features.webauthn
        ? [{ href: paths.accountPasskeys, label: t("passkeys"), icon: <KeyRound aria-hidden /> }]
        : []),
      ...(features.oauth
        ? [{ href: paths.accountConnections, label: t("connections"), icon: <Link2 aria-hidden /> }]
        : []),
      ...(features.personalTokens
        ? [{ href: paths.accountTokens, label: t("tokens"), icon: <Terminal aria-hidden /> }]
        : []),
      { href: paths.accountSessions, label: t("sessions"), icon: <MonitorSmartphone aria-hidden /> },
      ...(features.privacy ? [{ href: paths.accountData, label: t("data"), icon: <FolderDown aria-hidden /> }] : []),
    ],
  },
];
