import { securityConfig } from "@/lib/security/config";
import { paths } from "@/lib/security/core/paths";

/** The mark and the name, linked to the start page. */
export function Brand() {
  return (
    <a href={paths.home} className="flex items-center gap-2.5 rounded-md font-semibold tracking-tight">
      <BrandMark className="size-7" />
      {securityConfig.appName}
    </a>
  );
}

/** A gate between two towers. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        className="fill-accent-foreground"
        d="M7 8.5h3v2h2.5v-2h1.9v2h3.2v-2h1.9v2H22v-2h3V24h-5.4v-4.4a3.6 3.6 0 0 0-7.2 0V24H7z"
      />
    </svg>
  );
}
