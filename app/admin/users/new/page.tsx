import type { Metadata } from "next";
import { PageHeading } from "@/components/layout/page-heading";
import { Card, CardContent } from "@/components/ui/card";
import { writesUsers } from "@/lib/security/features/administration/access";
import { services } from "@/lib/security/runtime";
import { allow } from "@/lib/security/web/load";
import { InviteForm } from "./invite-form";

export const metadata: Metadata = { title: "Add somebody" };

export default async function NewUserPage() {
  await allow(writesUsers);
  const { usernames, recovery } = services().config.features;
  return (
    <>
      <PageHeading
        title="Add somebody"
        description="The person gets a link to choose a password. Nobody else ever knows it, you neither."
      />
      <Card>
        <CardContent>
          {recovery ? (
            <InviteForm withUsername={usernames} />
          ) : (
            <p className="text-sm">Forgotten passwords cannot be reset here, so make accounts in the terminal.</p>
          )}
        </CardContent>
      </Card>
    </>
  );
}
