import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { paths } from "@/lib/security/core/paths";
import { type NavGroup, SectionNav } from "./section-nav";

type AdminNavProps = { users: boolean; roles: boolean; activity: boolean; webhooks: boolean };

/** The pages of the administration that this administrator may open. */
export function AdminNav({ users, roles, activity, webhooks }: AdminNavProps) {
  const t = useTranslations("layout.adminNav");
  const group: NavGroup = {
    links: [
      { href: paths.admin, label: t("overview"), icon: <Icon name="layout-grid" /> },
      ...(users ? [{ href: paths.adminUsers, label: t("users"), icon: <Icon name="users" /> }] : []),
      ...(roles ? [{ href: paths.adminRoles, label: t("roles"), icon: <Icon name="key-round" /> }] : []),
      ...(activity ? [{ href: paths.adminActivity, label: t("activity"), icon: <Icon name="history" /> }] : []),
      ...(webhooks ? [{ href: paths.adminWebhooks, label: t("webhooks"), icon: <Icon name="webhook" /> }] : []),
    ],
  };
  return <SectionNav label={t("label")} groups={[group]} />;
}
