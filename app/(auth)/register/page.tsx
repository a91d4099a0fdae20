import type { Metadata } from "next";
import { OAuthSignIn } from "@/components/security/oauth-sign-in";
import { TextLink } from "@/components/ui/text-link";
import { paths, withQuery } from "@/lib/security/core/paths";
import { registrationProviders } from "@/lib/security/features/oauth/status";
import { registrationStatus } from "@/lib/security/features/registration/status";
import { load } from "@/lib/security/web/load";
import { nextIn, type SearchParams } from "@/lib/security/web/query";
import { signUpElsewhere } from "./actions";
import { RegisterForm } from "./register-form";

export const metadata: Metadata = { title: "Create your account" };

export default async function RegisterPage({ searchParams }: { searchParams: SearchParams }) {
  const [status, elsewhere, next] = await Promise.all([
    load(registrationStatus),
    load(registrationProviders),
    nextIn(searchParams),
  ]);
  return (
    <RegisterForm
      next={next}
      {...status}
      elsewhere={<OAuthSignIn providers={elsewhere.providers} next={next} action={signUpElsewhere} />}
      footer={
        <p>
          Have an account already? <TextLink href={withQuery(paths.login, { next })}>Sign in</TextLink>
        </p>
      }
    />
  );
}
