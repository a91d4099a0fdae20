"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

export type NavGroup = { title?: string; links: readonly NavLink[] };
export type NavLink = { href: string; label: string; icon: ReactNode };

/** The pages of a section: a list beside the content, or folded into one line on a narrow screen. */
export function SectionNav({ label, groups }: { label: string; groups: readonly NavGroup[] }) {
  const pathname = usePathname();
  const current = nearestTo(pathname, groups);
  return (
    <nav aria-label={label}>
      {/* The key closes the list after each step to another page. */}
      <details key={pathname} className="group rounded-lg border bg-surface shadow-soft lg:hidden">
        <summary className="flex h-11 list-none items-center gap-2.5 rounded-lg px-4 text-sm font-medium [&_.icon]:size-4">
          <span className="text-accent-text">{current?.icon}</span>
          {current?.label ?? label}
          <Icon name="chevron-down" className="ms-auto text-subtle transition-transform group-open:rotate-180" />
        </summary>
        <div className="border-t p-2">
          <Groups groups={groups} current={current} pathname={pathname} />
        </div>
      </details>
      <div className="sticky top-23 hidden lg:block">
        <Groups groups={groups} current={current} pathname={pathname} />
      </div>
    </nav>
  );
}

/** The link to this page or, from a page below one, to the nearest above it. */
function nearestTo(pathname: string, groups: readonly NavGroup[]): NavLink | undefined {
  const above = groups
    .flatMap(({ links }) => links)
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
  return above.sort((one, other) => other.href.length - one.href.length)[0];
}

type GroupsProps = { groups: readonly NavGroup[]; current: NavLink | undefined; pathname: string };

function Groups({ groups, current, pathname }: GroupsProps) {
  return groups.map((group) => (
    <div key={group.title ?? group.links[0]?.href} className="not-first:mt-5">
      {group.title && <p className="px-3 pb-1.5 text-xs font-medium text-subtle">{group.title}</p>}
      <ul className="grid gap-0.5">
        {group.links.map((link) => (
          <li key={link.href}>
            <a
              href={link.href}
              aria-current={link === current ? (link.href === pathname ? "page" : "true") : undefined}
              className="flex h-9 items-center gap-2.5 rounded-md px-3 text-sm text-subtle hover:bg-muted hover:text-foreground aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent-text [&_.icon]:size-4"
            >
              {link.icon}
              {link.label}
            </a>
          </li>
        ))}
      </ul>
    </div>
  ));
}
