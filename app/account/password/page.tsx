import type { Metadata } from "next";
import { PageHeading } from "@/components/layout/page-heading";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { passwordStatus } from "@/lib/security/features/passwords/status";
import { load } from "@/lib/security/web/load";
import { ChangePasswordForm } from "./change-password-form";
import { RemovePasswordForm } from "./remove-password-form";

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
      {status.isRemovable && (
        <Card>
          <CardHeader>
            <CardTitle>Do without a password</CardTitle>
            <CardDescription>
              What is not there cannot be guessed or lured out of you. You need another way to sign in, such as a
              passkey.
            </CardDescription>
          </CardHeader>
          <CardContent>
            <RemovePasswordForm />
          </CardContent>
        </Card>
      )}
    </>
  );
}
