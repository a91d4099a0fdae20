"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/**
 * Lets links be plain links: a click on one that leads to a page of ours is taken over here, once for all of them, and only
 * the part of the page that changes is fetched. Without scripts, or until they run, the browser does what it always does.
 */
export function SoftNavigation() {
  const router = useRouter();
  useEffect(() => {
    function follow(event: MouseEvent) {
      const link = plainlyClicked(event);
      if (!link || !leadsToOurPage(link)) return;
      event.preventDefault();
      router.push(link.pathname + link.search + link.hash);
      closeMenuAround(link);
    }
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [router]);
  return null;
}

/** The link of a click that means "go there", and nothing else such as a new tab. */
function plainlyClicked(event: MouseEvent): HTMLAnchorElement | null {
  const { defaultPrevented, button, metaKey, ctrlKey, shiftKey, altKey, target } = event;
  if (defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return null;
  const link = target instanceof Element ? target.closest("a[href]") : null;
  return link instanceof HTMLAnchorElement ? link : null;
}

/** Not another site, a download, an address of programs, or a place on this very page. */
function leadsToOurPage(link: HTMLAnchorElement): boolean {
  const { origin, pathname, search } = window.location;
  if (link.origin !== origin || link.hasAttribute("download") || !["", "_self"].includes(link.target)) return false;
  if (link.pathname.startsWith("/api/")) return false;
  return !(link.hash !== "" && link.pathname === pathname && link.search === search);
}

/** A new page would close it; this page stays. */
function closeMenuAround(link: HTMLAnchorElement) {
  link.closest<HTMLElement>("[popover]")?.hidePopover();
}
