import type { Metadata } from "next";
import Link from "next/link";
import { SubmitButton } from "@/components/forms/submit-button";
import { AuthCard } from "@/components/layout/auth-card";
import { SignOutForm } from "@/components/security/sign-out-form";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import { paths } from "@/lib/security/core/paths";
import { currentPerson } from "@/lib/security/web/load";
import { nextIn, type SearchParams } from "@/lib/security/web/query";
import { signOut } from "./actions";

export const metadata: Metadata = { title: "Sign out" };

export default async function LogoutPage({ searchParams }: { searchParams: SearchParams }) {
  const [person, next] = await Promise.all([currentPerson(), nextIn(searchParams)]);
  if (!person) return <SignedOut />;
  return (
    <AuthCard
      title="Sign out?"
      description={`You are signed in as ${person.email}.`}
      footer={<TextLink href={paths.account}>Back to your account</TextLink>}
    >
      <SignOutForm signOut={signOut} next={next}>
        <SubmitButton>Sign out</SubmitButton>
      </SignOutForm>
    </AuthCard>
  );
}

function SignedOut() {
  return (
    <AuthCard title="You are signed out">
      <Button asChild>
        <Link href={paths.login}>Sign in</Link>
      </Button>
    </AuthCard>
  );
}
