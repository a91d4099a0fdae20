import type { Metadata } from "next";
import { PageHeading } from "@/components/layout/page-heading";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { paths } from "@/lib/security/core/paths";
import { privacyOptions } from "@/lib/security/features/privacy/show-options";
import { load } from "@/lib/security/web/load";
import { DeleteAccountForm } from "./delete-account-form";

export const metadata: Metadata = { title: "Your data" };

export default async function DataPage() {
  const { email, within } = await load(privacyOptions);
  return (
    <>
      <PageHeading title="Your data" description="What is kept about you is yours: take a copy, or have it deleted." />
      <Card>
        <CardHeader>
          <CardTitle>Take a copy</CardTitle>
          <CardDescription>
            Profile, roles, sessions, ways to sign in and everything that happened to your account, as JSON files in one
            archive. Passwords, keys and tokens are not part of it.
          </CardDescription>
        </CardHeader>
        <CardContent>
          <Button variant="secondary" asChild>
            <a href={paths.accountDataDownload} download>
              Download my data
            </a>
          </Button>
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>Delete your account</CardTitle>
          <CardDescription>
            The account of {email} waits for {within}, and nobody can use it. Then everything that is kept about you
            goes; nobody can bring it back. Sign in before that, or use the link in our mail, and the account stays.
          </CardDescription>
        </CardHeader>
        <CardContent>
          <DeleteAccountForm within={within} />
        </CardContent>
      </Card>
    </>
  );
}
