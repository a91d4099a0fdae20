import { PageHeading } from "@/components/layout/page-heading";
import { Texts } from "@/components/layout/texts";
import { TokenFacts } from "@/components/security/token-facts";
import { Card } from "@/components/ui/card";
import { listTokens } from "@/lib/security/features/personal-tokens/list";
import { load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { NewTokenForm } from "./new-token-form";
import { RevokeTokenForm } from "./revoke-token-form";

export const generateMetadata = titled("account.tokens.title");

export default async function TokensPage() {
  const { tokens, permissions, lifetimes, room } = await load(listTokens);
  const t = await getTranslations("account.tokens");
  return (
    <Texts of={["account.tokens.form", "security.revokeToken"]}>
      <PageHeading title={t("title")} description={t("description")} />
      <NewTokenForm permissions={permissions} lifetimes={lifetimes} isFull={room === 0} />
      <Card>
        {tokens.length === 0 ? (
          <p className="p-5 text-sm text-subtle sm:p-6">{t("empty")}</p>
        ) : (
          <ul aria-label={t("list")} className="divide-y">
            {tokens.map((token) => (
              <li key={token.id} className="flex flex-wrap items-start justify-between gap-4 p-5 sm:p-6">
                <TokenFacts {...token} />
                <RevokeTokenForm id={token.id} name={token.name} />
              </li>
            ))}
          </ul>
        )}
      </Card>
    </Texts>
  );
}
