import { MapPinOff } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { MessagePage } from "@/components/layout/message-page";
import { Button } from "@/components/ui/button";
import { paths } from "@/lib/security/core/paths";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFoundPage() {
  return (
    <MessagePage
      icon={<MapPinOff aria-hidden />}
      title="Page not found"
      actions={
        <Button asChild>
          <Link href={paths.home}>Start page</Link>
        </Button>
      }
    >
      <p>The address may be mistyped, or the page was moved.</p>
    </MessagePage>
  );
}
