import {
  AtSign,
  Database,
  Fingerprint,
  KeyRound,
  Laptop,
  LayoutGrid,
  LifeBuoy,
  Link2,
  Lock,
  Mail,
  ShieldCheck,
  Ticket,
} from "lucide-react";
import { paths } from "@/lib/security/core/paths";
import { type NavGroup, SectionNav } from "./section-nav";

/** The pages a signed-in person finds under "Your account". */
export function AccountNav() {
  return <SectionNav label="Your account" groups={groups} />;
}

const groups: NavGroup[] = [
  {
    links: [
      { href: paths.account, label: "Overview", icon: <LayoutGrid aria-hidden /> },
      { href: paths.accountEmail, label: "E-mail address", icon: <Mail aria-hidden /> },
      { href: paths.accountUsername, label: "Username", icon: <AtSign aria-hidden /> },
    ],
  },
  {
    title: "Signing in",
    links: [
      { href: paths.accountPassword, label: "Password", icon: <Lock aria-hidden /> },
      { href: paths.accountPasskeys, label: "Passkeys", icon: <Fingerprint aria-hidden /> },
      { href: paths.accountSignInMethods, label: "Sign-in methods", icon: <KeyRound aria-hidden /> },
      { href: paths.accountConnections, label: "Connections", icon: <Link2 aria-hidden /> },
    ],
  },
  {
    title: "Second step",
    links: [
      { href: paths.accountTwoFactor, label: "Two-factor sign-in", icon: <ShieldCheck aria-hidden /> },
      { href: paths.accountRecoveryCodes, label: "Recovery codes", icon: <LifeBuoy aria-hidden /> },
    ],
  },
  {
    title: "Access and data",
    links: [
      { href: paths.accountSessions, label: "Sessions", icon: <Laptop aria-hidden /> },
      { href: paths.accountTokens, label: "Access tokens", icon: <Ticket aria-hidden /> },
      { href: paths.accountData, label: "Your data", icon: <Database aria-hidden /> },
    ],
  },
];
