import { useTranslations } from "next-intl";
import { Separator } from "@/components/ui/separator";
import type { FormAction } from "@/lib/security/web/action";
import { OAuthButton } from "./oauth-button";

type OAuthSignInProps = { providers: { id: string; name: string }[]; next: string | undefined; action: FormAction };

/** One button for each service that vouches for people. */
export function OAuthSignIn({ providers, next, action }: OAuthSignInProps) {
  const t = useTranslations("security.oauth");
  if (providers.length === 0) return null;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="mb-3">
        <Separator />
      </div>
      {providers.map(({ id, name }) => (
        <OAuthButton key={id} provider={id} label={t("continue", { name })} next={next} action={action} />
      ))}
    </div>
  );
}
