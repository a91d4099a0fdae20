import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TextLink } from "@/components/ui/text-link";
import { guestsOnly } from "@/lib/security/core/access";
import { paths, withQuery } from "@/lib/security/core/paths";
import { services } from "@/lib/security/runtime";
import { allow } from "@/lib/security/web/load";
import { nextIn, type SearchParams } from "@/lib/security/web/query";
import { LoginLinkForm } from "./login-link-form";

export const metadata: Metadata = { title: "Sign in" };

/** Asks for a sign-in link, where links have taken the place of passwords. */
export default async function LoginLinkPage({ searchParams }: { searchParams: SearchParams }) {
  await allow(guestsOnly());
  const { appName, features } = services().config;
  if (!features.passwordless) notFound();
  const next = await nextIn(searchParams);
  return (
    <LoginLinkForm
      appName={appName}
      next={next}
      footer={
        features.registration && (
          <p>
            New here? <TextLink href={withQuery(paths.register, { next })}>Create an account</TextLink>
          </p>
        )
      }
    />
  );
}
