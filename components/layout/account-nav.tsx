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
  return <SectionNav label="Your account" groups={groupsFor(features)} />;
}

const groupsFor = (features: Features): NavGroup[] => [
  {
    links: [
      { href: paths.account, label: "Overview", icon: <LayoutGrid aria-hidden /> },
      ...(features.changeEmail
        ? [{ href: paths.accountEmail, label: "E-mail address", icon: <Mail aria-hidden /> }]
        : []),
      ...(features.changeUsername
        ? [{ href: paths.accountUsername, label: "Username", icon: <AtSign aria-hidden /> }]
        : []),
      ...(features.changePassword
        ? [{ href: paths.accountPassword, label: "Password", icon: <Lock aria-hidden /> }]
        : []),
      ...(features.unifiedSignIn
        ? [{ href: paths.accountSignInMethods, label: "Ways to sign in", icon: <LogIn aria-hidden /> }]
        : []),
      ...(features.twoFactor
        ? [{ href: paths.accountTwoFactor, label: "Two-factor sign-in", icon: <ShieldCheck aria-hidden /> }]
        : []),
      ...(features.recoveryCodes
        ? [{ href: paths.accountRecoveryCodes, label: "Recovery codes", icon: <Ticket aria-hidden /> }]
        : []),
      ...(features.webauthn
        ? [{ href: paths.accountPasskeys, label: "Passkeys", icon: <KeyRound aria-hidden /> }]
        : []),
      ...(features.oauth
        ? [{ href: paths.accountConnections, label: "Connections", icon: <Link2 aria-hidden /> }]
        : []),
      ...(features.personalTokens
        ? [{ href: paths.accountTokens, label: "Personal tokens", icon: <Terminal aria-hidden /> }]
        : []),
      { href: paths.accountSessions, label: "Sessions", icon: <MonitorSmartphone aria-hidden /> },
      ...(features.privacy ? [{ href: paths.accountData, label: "Your data", icon: <FolderDown aria-hidden /> }] : []),
    ],
  },
];
