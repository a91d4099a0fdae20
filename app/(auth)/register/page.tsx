import type { ReactNode } from "react";
import { Texts } from "@/components/layout/texts";
import { OAuthSignIn } from "@/components/security/oauth-sign-in";
import { TextLink } from "@/components/ui/text-link";
import { paths, withQuery } from "@/lib/security/core/paths";
import { registrationProviders } from "@/lib/security/features/oauth/status";
import { registrationStatus } from "@/lib/security/features/registration/status";
import { load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { nextIn, type SearchParams } from "@/lib/security/web/query";
import { signUpElsewhere } from "./actions";
import { RegisterForm } from "./register-form";

export const generateMetadata = titled("auth.register.form.title");

export default async function RegisterPage({ searchParams }: { searchParams: SearchParams }) {
  const [status, elsewhere, next] = await Promise.all([
    load(registrationStatus),
    load(registrationProviders),
    nextIn(searchParams),
  ]);
  const t = await getTranslations("auth.register");
  const to = (href: string) => ({ link: (text: ReactNode) => <TextLink href={href}>{text}</TextLink> });
  return (
    <Texts of={["auth.register.form", "security.mailbox", ...(status.passkeyOrigins ? passkeyTexts : [])]}>
      <RegisterForm
        next={next}
        {...status}
        elsewhere={<OAuthSignIn providers={elsewhere.providers} next={next} action={signUpElsewhere} />}
        footer={<p>{t.rich("login", to(withQuery(paths.login, { next })))}</p>}
        sentFooter={<p>{t.rich("sendAgain", to(paths.confirm))}</p>}
      />
    </Texts>
  );
}

const passkeyTexts = ["security.passkey", "security.passkeyNames", "security.passkeySignUp"] as const;
