import { AtSign, KeyRound, LayoutGrid, Link2, Lock, Mail, MonitorSmartphone } from "lucide-react";
import { paths } from "@/lib/security/core/paths";
import { type NavGroup, SectionNav } from "./section-nav";

type Features = {
  changeEmail: boolean;
  changeUsername: boolean;
  changePassword: boolean;
  webauthn: boolean;
  oauth: boolean;
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
      ...(features.webauthn
        ? [{ href: paths.accountPasskeys, label: "Passkeys", icon: <KeyRound aria-hidden /> }]
        : []),
      ...(features.oauth
        ? [{ href: paths.accountConnections, label: "Connections", icon: <Link2 aria-hidden /> }]
        : []),
      { href: paths.accountSessions, label: "Sessions", icon: <MonitorSmartphone aria-hidden /> },
    ],
  },
];
