import type { Metadata } from "next";
import { TextLink } from "@/components/ui/text-link";
import { paths, withQuery } from "@/lib/security/core/paths";
import { registrationStatus } from "@/lib/security/features/registration/status";
import { load } from "@/lib/security/web/load";
import { nextIn, type SearchParams } from "@/lib/security/web/query";
import { RegisterForm } from "./register-form";

export const metadata: Metadata = { title: "Create your account" };

export default async function RegisterPage({ searchParams }: { searchParams: SearchParams }) {
  const [status, next] = await Promise.all([load(registrationStatus), nextIn(searchParams)]);
  return (
    <RegisterForm
      next={next}
      {...status}
      footer={
        <p>
          Have an account already? <TextLink href={withQuery(paths.login, { next })}>Sign in</TextLink>
        </p>
      }
    />
  );
}
