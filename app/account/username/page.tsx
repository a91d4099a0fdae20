import type { Metadata } from "next";
import { PageHeading } from "@/components/layout/page-heading";
import { Card, CardContent } from "@/components/ui/card";
import { usernameStatus } from "@/lib/security/features/identity/username-status";
import { load } from "@/lib/security/web/load";
import { ChangeUsernameForm } from "./change-username-form";

export const metadata: Metadata = { title: "Username" };

export default async function UsernamePage() {
  const status = await load(usernameStatus);
  return (
    <>
      <PageHeading
        title="Username"
        description="Another name to sign in with. After a change the former one no longer works; we tell you by mail."
      />
      <Card>
        <CardContent>
          <ChangeUsernameForm {...status} />
        </CardContent>
      </Card>
    </>
  );
}
