import { Unlink } from "lucide-react";
import Link from "next/link";
import { AuthCard } from "@/components/layout/auth-card";
import { Button } from "@/components/ui/button";
import { BackToLogin } from "./back-to-login";

/** A mailed link that does not work (any more): why, and where to ask for a new one if one can be asked for. */
export function RefusedLink({ refusal, againHref }: { refusal: string; againHref?: string }) {
  return (
    <AuthCard
      icon={<Unlink aria-hidden />}
      title="This link no longer works"
      description={refusal}
      footer={<BackToLogin />}
    >
      {againHref ? (
        <Button asChild>
          <Link href={againHref}>Ask for a new link</Link>
        </Button>
      ) : null}
    </AuthCard>
  );
}
