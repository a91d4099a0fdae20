import { useTranslations } from "next-intl";
import { Texts } from "@/components/layout/texts";
import { TokenFacts } from "@/components/security/token-facts";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import type { ListedToken } from "@/lib/security/domain/personal-tokens";
import { RevokeTokenForm } from "./revoke-token-form";

/** The personal tokens of somebody. */
export function PersonTokens({ tokens, mayRevoke }: { tokens: readonly ListedToken[]; mayRevoke: boolean }) {
  const t = useTranslations("admin.person.tokens");
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
      </CardHeader>
      <Texts of={["security.revokeToken"]}>
        <ul className="divide-y">
          {tokens.map((token) => (
            <li key={token.id} className="flex flex-wrap items-start justify-between gap-4 px-5 py-4 sm:px-6">
              <TokenFacts {...token} />
              {mayRevoke && <RevokeTokenForm token={token.id} name={token.name} />}
            </li>
          ))}
        </ul>
      </Texts>
    </Card>
  );
}
