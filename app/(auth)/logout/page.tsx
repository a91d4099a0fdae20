import type { Metadata } from "next";
import { SubmitButton } from "@/components/forms/submit-button";
import { AuthCard } from "@/components/layout/auth-card";
import { SignOutForm } from "@/components/security/sign-out-form";
import { TextLink } from "@/components/ui/text-link";
import { paths } from "@/lib/security/core/paths";
import { currentPerson } from "@/lib/security/web/load";
import { queryText, type SearchParams } from "@/lib/security/web/query";
import { signOut } from "./actions";

export const metadata: Metadata = { title: "Sign out" };

export default async function LogoutPage({ searchParams }: { searchParams: SearchParams }) {
  const [person, next] = await Promise.all([currentPerson(), queryText(searchParams, "next")]);
  return (
    <AuthCard
      title="Sign out?"
      description={person ? `You are signed in as ${person.email}.` : "You are not signed in."}
      footer={<TextLink href={paths.account}>Back to your account</TextLink>}
    >
      <SignOutForm signOut={signOut} next={next}>
        <SubmitButton>Sign out</SubmitButton>
      </SignOutForm>
    </AuthCard>
  );
}
