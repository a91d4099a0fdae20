import { ShieldBan } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { MessagePage } from "@/components/layout/message-page";
import { Button } from "@/components/ui/button";
import { paths, withQuery } from "@/lib/security/core/paths";
import { currentPerson } from "@/lib/security/web/load";

export const metadata: Metadata = { title: "Not allowed" };

export default async function ForbiddenPage() {
  const person = await currentPerson();
  return (
    <MessagePage
      icon={<ShieldBan aria-hidden />}
      title="You are not allowed here"
      actions={
        <>
          <Button asChild>
            <Link href={person ? paths.account : paths.home}>{person ? "Your account" : "Start page"}</Link>
          </Button>
          <Button asChild variant="secondary">
            <Link href={person ? withQuery(paths.logout, { next: paths.login }) : paths.login}>
              {person ? "Sign in as somebody else" : "Sign in"}
            </Link>
          </Button>
        </>
      }
    >
      <p>
        {person?.actor
          ? "While you act as somebody else, what changes their account stays closed."
          : "The page needs a role or permission that this account does not have. An administrator can grant it."}
      </p>
      {person && <p className="wrap-anywhere">You are signed in as {person.email}.</p>}
    </MessagePage>
  );
}
