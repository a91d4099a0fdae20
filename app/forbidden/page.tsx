import { MessagePage } from "@/components/layout/message-page";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { paths, withQuery } from "@/lib/security/core/paths";
import { currentPerson } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";

export const generateMetadata = titled("layout.forbidden.title");

export default async function ForbiddenPage() {
  const t = await getTranslations("layout");
  const person = await currentPerson();
  return (
    <MessagePage
      icon={<Icon name="shield-ban" />}
      title={t("forbidden.heading")}
      actions={
        <>
          <a href={person ? paths.account : paths.home} className={buttonClass()}>
            {person ? t("forbidden.account") : t("browser.startPage")}
          </a>
          <a
            href={person ? withQuery(paths.logout, { next: paths.login }) : paths.login}
            className={buttonClass({ variant: "secondary" })}
          >
            {person ? t("forbidden.signInAsAnother") : t("forbidden.signIn")}
          </a>
        </>
      }
    >
      <p>{person?.actor ? t("forbidden.whileActing") : t("forbidden.needsPermission")}</p>
      {person && <p className="wrap-anywhere">{t("forbidden.person", { email: person.email })}</p>}
    </MessagePage>
  );
}
