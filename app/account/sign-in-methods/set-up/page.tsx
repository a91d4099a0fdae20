import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeading } from "@/components/layout/page-heading";
import { AppKeySteps } from "@/components/security/app-key-steps";
import { Card, CardContent } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { paths } from "@/lib/security/core/paths";
import { setUpProgress } from "@/lib/security/features/unified-sign-in/set-up-progress";
import { load } from "@/lib/security/web/load";
import { ConfirmMethodForm } from "./confirm-method-form";

export const metadata: Metadata = { title: "Set up a way to sign in" };

/** The second half of setting a way to sign in up: the code that proves it. */
export default async function SetUpPage() {
  const progress = await load(setUpProgress);
  if (!progress) redirect(paths.accountSignInMethods);
  const { sentTo, app } = progress;
  return (
    <>
      <PageHeading
        title={app ? "Set up your authenticator app" : "Type the code"}
        description={
          app
            ? "Scan this with the app, then type the code that it shows."
            : `We sent it to ${sentTo}. It may take a minute.`
        }
      />
      <Card>
        <CardContent className="grid max-w-md gap-6">
          {app && <AppKeySteps app={app} />}
          <ConfirmMethodForm />
        </CardContent>
      </Card>
      <p className="text-sm">
        <TextLink href={paths.accountSignInMethods}>Back to the ways to sign in</TextLink>
      </p>
    </>
  );
}
