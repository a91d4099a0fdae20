import { AuthCard } from "@/components/layout/auth-card";
import { SignOutForm } from "@/components/security/sign-out-form";
import { Button, buttonClass } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import { paths } from "@/lib/security/core/paths";
import { currentPerson } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { nextIn, type SearchParams } from "@/lib/security/web/query";
import { signOut } from "./actions";

export const generateMetadata = titled("auth.logout.title");

export default async function LogoutPage({ searchParams }: { searchParams: SearchParams }) {
  const [person, next] = await Promise.all([currentPerson(), nextIn(searchParams)]);
  const t = await getTranslations("auth.logout");
  if (!person) return <SignedOut />;
  return (
    <AuthCard
      title={t("heading")}
      description={t("description", { email: person.email })}
      footer={<TextLink href={paths.account}>{t("back")}</TextLink>}
    >
      <SignOutForm signOut={signOut} next={next}>
        <Button type="submit">{t("submit")}</Button>
      </SignOutForm>
    </AuthCard>
  );
}

async function SignedOut() {
  const t = await getTranslations("auth.logout.done");
  return (
    <AuthCard title={t("title")}>
      <a href={paths.login} className={buttonClass()}>
        {t("login")}
      </a>
    </AuthCard>
  );
}
