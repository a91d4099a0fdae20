import { History, KeyRound, LayoutGrid, Users, Webhook } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "@/lib/security/core/paths";
import { type NavGroup, SectionNav } from "./section-nav";

type AdminNavProps = { users: boolean; roles: boolean; activity: boolean; webhooks: boolean };

/** The pages of the administration that this administrator may open. */
export function AdminNav({ users, roles, activity, webhooks }: AdminNavProps) {
  const t = useTranslations("layout.adminNav");
  const group: NavGroup = {
    links: [
      { href: paths.admin, label: t("overview"), icon: <LayoutGrid aria-hidden /> },
      ...(users ? [{ href: paths.adminUsers, label: t("users"), icon: <Users aria-hidden /> }] : []),
      ...(roles ? [{ href: paths.adminRoles, label: t("roles"), icon: <KeyRound aria-hidden /> }] : []),
      ...(activity ? [{ href: paths.adminActivity, label: t("activity"), icon: <History aria-hidden /> }] : []),
      ...(webhooks ? [{ href: paths.adminWebhooks, label: t("webhooks"), icon: <Webhook aria-hidden /> }] : []),
    ],
  };
  return <SectionNav label={t("label")} groups={[group]} />;
}
