import Link from "next/link";
import { env } from "@/lib/env";
import { securityConfig } from "@/lib/security/config";
import { paths } from "@/lib/security/core/paths";

/** The foot of every page. */
export function Footer() {
  return (
    <footer className="border-t">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-6 text-sm text-subtle sm:px-6">
        <p>{securityConfig.appName}</p>
        <nav aria-label="Footer" className="flex gap-5">
          <FooterLink href={paths.apiDocs}>API</FooterLink>
          {!env.production && <FooterLink href={paths.docs}>Documents</FooterLink>}
          {!env.production && <FooterLink href={paths.devMail}>Mails</FooterLink>}
          <FooterLink href={paths.home}>Start page</FooterLink>
        </nav>
      </div>
    </footer>
  );
}

function FooterLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="inline-flex min-h-6 items-center rounded-sm hover:text-foreground">
      {children}
    </Link>
  );
}
