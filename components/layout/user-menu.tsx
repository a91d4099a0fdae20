"use client";

import { ChevronDown, LogOut, ShieldCheck, UserRound } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import type { FormAction } from "@/components/forms/use-action-form";
import { SignOutForm } from "@/components/security/sign-out-form";
import { paths } from "@/lib/security/core/paths";
import type { Person } from "./person";

/** Account, administration and sign-out. The browser's own popover opens it, so it works without JavaScript. */
export function UserMenu({ person, signOut }: { person: Person; signOut: FormAction }) {
  const t = useTranslations("layout.browser.userMenu");
  const menu = useRef<HTMLElement>(null);
  const pathname = usePathname();
  // A link inside the menu changes the page without a reload; nothing but this would close the menu.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what it reacts to
  useEffect(() => menu.current?.hidePopover(), [pathname]);

  return (
    <>
      <button
        type="button"
        popoverTarget="user-menu"
        aria-label={t("open", { email: person.email })}
        className="flex h-9 items-center gap-1.5 rounded-full py-1 ps-1 pe-2 hover:bg-muted"
      >
        <Initial email={person.email} />
        <ChevronDown aria-hidden className="size-3.5 text-subtle" />
      </button>
      <nav
        ref={menu}
        id="user-menu"
        popover="auto"
        aria-label={t("label")}
        className="fixed inset-auto top-14 end-[max(1rem,calc((100vw-72rem)/2+1.5rem))] w-64 rounded-lg border bg-raised p-1 text-foreground shadow-menu open:animate-rise"
      >
        <div className="flex items-center gap-3 border-b px-2.5 pt-2 pb-3">
          <Initial email={person.email} />
          <p className="min-w-0 truncate text-sm font-medium" title={person.email}>
            {person.email}
          </p>
        </div>
        <ul className="grid gap-px pt-1">
          <MenuLink href={paths.account} icon={<UserRound aria-hidden />}>
            {t("account")}
          </MenuLink>
          {person.roles.includes("admin") && (
            <MenuLink href={paths.admin} icon={<ShieldCheck aria-hidden />}>
              {t("administration")}
            </MenuLink>
          )}
          <li>
            <SignOutForm signOut={signOut}>
              <button type="submit" className={entryStyle}>
                <LogOut aria-hidden />
                {t("signOut")}
              </button>
            </SignOutForm>
          </li>
        </ul>
      </nav>
    </>
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

function MenuLink({ href, icon, children }: { href: string; icon: ReactNode; children: ReactNode }) {
  return (
    <li>
      <Link href={href} className={entryStyle}>
        {icon}
        {children}
      </Link>
    </li>
  );
}

const entryStyle =
  "flex h-9 w-full items-center gap-2.5 rounded-sm px-2.5 text-sm hover:bg-muted focus-visible:-outline-offset-2 [&_svg]:size-4 [&_svg]:text-subtle";
