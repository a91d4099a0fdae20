import type { Metadata } from "next";
import { PageHeading } from "@/components/layout/page-heading";
import { SessionFacts } from "@/components/security/session-facts";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { listSessions } from "@/lib/security/features/sessions/list";
import { load } from "@/lib/security/web/load";
import { EndOtherSessionsForm, EndSessionForm } from "./end-session-form";

export const metadata: Metadata = { title: "Sessions and devices" };

export default async function SessionsPage() {
  const { sessions } = await load(listSessions);
  return (
    <>
      <PageHeading
        title="Sessions and devices"
        description="Where you are signed in. Do you see a browser that is not yours? Sign it out and change your password."
        actions={sessions.length > 1 ? <EndOtherSessionsForm /> : undefined}
      />
      <Card>
        <ul aria-label="Your sessions" className="divide-y">
          {sessions.map((session) => (
            <li key={session.handle} className="flex flex-wrap items-start justify-between gap-4 p-5 sm:p-6">
              <div className="grid min-w-0 gap-1 text-sm">
                <p className="flex flex-wrap items-center gap-2 font-medium">
                  {session.browser}
                  {session.isCurrent && <Badge tone="success">This device</Badge>}
                </p>
                <SessionFacts {...session} />
              </div>
              <EndSessionForm handle={session.handle} browser={session.browser} isCurrent={session.isCurrent} />
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
