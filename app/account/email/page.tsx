import type { Metadata } from "next";
import { PageHeading } from "@/components/layout/page-heading";
import { Card, CardContent } from "@/components/ui/card";
import { Fact, Facts } from "@/components/ui/facts";
import { emailStatus } from "@/lib/security/features/identity/email-status";
import { load } from "@/lib/security/web/load";
import { ChangeEmailForm } from "./change-email-form";

export const metadata: Metadata = { title: "E-mail address" };

export default async function EmailPage() {
  const { email } = await load(emailStatus);
  return (
    <>
      <PageHeading
        title="E-mail address"
        description="You sign in with it, and our mail goes there. After a change we tell the present address, too."
      />
      <Card>
        <Facts>
          <Fact name="Present address">{email}</Fact>
        </Facts>
        <CardContent className="border-t pt-5 sm:pt-6">
          <ChangeEmailForm />
        </CardContent>
      </Card>
    </>
  );
}
