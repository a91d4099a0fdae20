import type { Metadata } from "next";
import { PageHeading } from "@/components/layout/page-heading";
import { Card, CardContent } from "@/components/ui/card";
import { passwordStatus } from "@/lib/security/features/passwords/status";
import { load } from "@/lib/security/web/load";
import { ChangePasswordForm } from "./change-password-form";

export const metadata: Metadata = { title: "Password" };

export default async function PasswordPage() {
  const status = await load(passwordStatus);
  return (
    <>
      <PageHeading
        title="Password"
        description="After a change you stay signed in here and are signed out everywhere else. We tell you by mail."
      />
      <Card>
        <CardContent>
          <ChangePasswordForm {...status} />
        </CardContent>
      </Card>
    </>
  );
}
