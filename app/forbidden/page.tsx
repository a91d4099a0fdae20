import { ShieldBan } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { MessagePage } from "@/components/layout/message-page";
import { Button } from "@/components/ui/button";
import { paths } from "@/lib/security/core/paths";

export const metadata: Metadata = { title: "Not allowed" };

export default function ForbiddenPage() {
  return (
    <MessagePage
      icon={<ShieldBan aria-hidden />}
      title="You are not allowed here"
      actions={
        <>
          <Button asChild>
            <Link href={paths.account}>Your account</Link>
          </Button>
          <Button asChild variant="secondary">
            <Link href={paths.home}>Start page</Link>
          </Button>
        </>
      }
    >
      <p>Your account lacks the role or permission for this page. An administrator can grant it.</p>
    </MessagePage>
  );
}
