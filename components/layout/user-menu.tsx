import { useTranslations } from "next-intl";
import type { FormAction } from "@/components/forms/use-action-form";
import { SignOutForm } from "@/components/security/sign-out-form";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { Popover, PopoverPlace, popoverEntry } from "@/components/ui/popover";
import { paths } from "@/lib/security/core/paths";
import type { Person } from "./person";

/** Account, administration and sign-out. */
export function UserMenu({ person, signOut }: { person: Person; signOut: FormAction }) {
  const t = useTranslations("layout.userMenu");
  return (
    <PopoverPlace>
      <button
        type="button"
        popoverTarget="user-menu"
        aria-label={t("open", { email: person.email })}
        className="flex h-9 items-center gap-1.5 rounded-full py-1 ps-1 pe-2 hover:bg-muted"
      >
        <Initial email={person.email} />
        <Icon name="chevron-down" className="size-3.5 text-subtle" />
      </button>
      <Popover as="nav" id="user-menu" label={t("label")} className="[--popover-width:16rem]">
        <div className="flex items-center gap-3 border-b px-2.5 pt-2 pb-3">
          <Initial email={person.email} />
          <p dir="ltr" className="min-w-0 truncate text-sm font-medium rtl:text-right" title={person.email}>
            {person.email}
          </p>
        </div>
        <ul className="grid gap-px pt-1">
          <MenuLink href={paths.account} icon="user-round">
            {t("account")}
          </MenuLink>
          {person.roles.includes("admin") && (
            <MenuLink href={paths.admin} icon="shield-check">
              {t("administration")}
            </MenuLink>
          )}
          <li>
            <SignOutForm signOut={signOut}>
              <button type="submit" className={popoverEntry}>
                <Icon name="log-out" />
                {t("signOut")}
              </button>
            </SignOutForm>
          </li>
        </ul>
      </Popover>
    </PopoverPlace>
  );
}

function Initial({ email }: { email: string }) {
  return (
    <span
      aria-hidden
      className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent-text uppercase"
    >
      {email.slice(0, 1)}
    </span>
  );
}

function MenuLink({ href, icon, children }: { href: string; icon: IconName; children: string }) {
  return (
    <li>
      <a href={href} className={popoverEntry}>
        <Icon name={icon} />
        {children}
      </a>
    </li>
  );
}
