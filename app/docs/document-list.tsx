import { useTranslations } from "next-intl";
import { paths, withQuery } from "@/lib/security/core/paths";

/** All documents, decisions last. */
export function DocumentList({ names, chosen }: { names: readonly string[]; chosen: string }) {
  const t = useTranslations("development.documents");
  const isDecision = (name: string) => name.startsWith("decisions/");
  return (
    <nav aria-label={t("title")} className="grid content-start gap-5">
      <Names names={["start", ...names.filter((name) => name !== "start" && !isDecision(name))]} chosen={chosen} />
      <Names names={names.filter(isDecision)} chosen={chosen} />
    </nav>
  );
}

function Names({ names, chosen }: { names: readonly string[]; chosen: string }) {
  return (
    <ul className="grid max-h-96 gap-0.5 overflow-y-auto">
      {names.map((name) => (
        <li key={name}>
          <a
            href={withQuery(paths.docs, { page: name })}
            aria-current={name === chosen ? "page" : undefined}
            className="block truncate rounded-md px-3 py-1.5 text-sm leading-5 hover:bg-muted focus-visible:-outline-offset-2 aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-text"
          >
            {name.replace("decisions/", "").replaceAll("-", " ")}
          </a>
        </li>
      ))}
    </ul>
  );
}
