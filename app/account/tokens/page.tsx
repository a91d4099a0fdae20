import type { Metadata } from "next";
import { PageHeading } from "@/components/layout/page-heading";
import { TokenFacts } from "@/components/security/token-facts";
import { Card } from "@/components/ui/card";
import { listTokens } from "@/lib/security/features/personal-tokens/list";
import { load } from "@/lib/security/web/load";
import { NewTokenForm } from "./new-token-form";
import { RevokeTokenForm } from "./revoke-token-form";

export const metadata: Metadata = { title: "Personal tokens" };

export default async function TokensPage() {
  const { tokens, permissions, lifetimes, room } = await load(listTokens);
  return (
    <>
      <PageHeading
        title="Personal tokens"
        description="Keys for your own programs and scripts, in place of your password. Each does some of what you may do."
      />
      <NewTokenForm permissions={permissions} lifetimes={lifetimes} isFull={room === 0} />
      <Card>
        {tokens.length === 0 ? (
          <p className="p-5 text-sm text-subtle sm:p-6">You have no tokens yet.</p>
        ) : (
          <ul aria-label="Your tokens" className="divide-y">
            {tokens.map((token) => (
              <li key={token.id} className="flex flex-wrap items-start justify-between gap-4 p-5 sm:p-6">
                <TokenFacts {...token} />
                <RevokeTokenForm id={token.id} name={token.name} />
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}
