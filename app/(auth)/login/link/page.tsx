import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Texts } from "@/components/layout/texts";
import { TextLink } from "@/components/ui/text-link";
import { guestsOnly } from "@/lib/security/core/access";
import { paths, withQuery } from "@/lib/security/core/paths";
import { services } from "@/lib/security/runtime";
import { allow } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { nextIn, type SearchParams } from "@/lib/security/web/query";
import { LoginLinkForm } from "./login-link-form";

export const generateMetadata = titled("auth.loginLinkRequest.title");

/** Asks for a sign-in link, where links have taken the place of passwords. */
export default async function LoginLinkPage({ searchParams }: { searchParams: SearchParams }) {
  await allow(guestsOnly());
  const { appName, features } = services().config;
  if (!features.passwordless) notFound();
  const next = await nextIn(searchParams);
  const t = await getTranslations("auth.loginLinkRequest");
  const register = (text: ReactNode) => <TextLink href={withQuery(paths.register, { next })}>{text}</TextLink>;
  return (
    <Texts of={["auth.loginLinkRequest.form", "security.mailbox"]}>
      <LoginLinkForm
        appName={appName}
        next={next}
        footer={features.registration && <p>{t.rich("register", { link: register })}</p>}
      />
    </Texts>
  );
}
