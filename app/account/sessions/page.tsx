import { PageHeading } from "@/components/layout/page-heading";
import { Texts } from "@/components/layout/texts";
import { SessionFacts } from "@/components/security/session-facts";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { listSessions } from "@/lib/security/features/sessions/list";
import { load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { EndOtherSessionsForm, EndSessionForm } from "./end-session-form";

export const generateMetadata = titled("account.sessions.title");

export default async function SessionsPage() {
  const { sessions } = await load(listSessions);
  const t = await getTranslations("account.sessions");
  return (
    <Texts of={["account.sessions.forms"]}>
      <PageHeading
        title={t("title")}
        description={t("description")}
        actions={sessions.length > 1 ? <EndOtherSessionsForm /> : undefined}
      />
      <Card>
        <ul aria-label={t("list")} className="divide-y">
          {sessions.map((session) => (
            <li key={session.handle} className="flex flex-wrap items-start justify-between gap-4 p-5 sm:p-6">
              <div className="grid min-w-0 gap-1 text-sm">
                <p className="flex flex-wrap items-center gap-2 font-medium">
                  {session.browser}
                  {session.isCurrent && <Badge tone="success">{t("current")}</Badge>}
                </p>
                <SessionFacts {...session} />
              </div>
              <EndSessionForm handle={session.handle} browser={session.browser} isCurrent={session.isCurrent} />
            </li>
          ))}
        </ul>
      </Card>
    </Texts>
  );
}
