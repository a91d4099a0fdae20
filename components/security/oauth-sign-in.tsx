import type { FormAction } from "@/lib/security/web/action";
import { OAuthButton } from "./oauth-button";

type OAuthSignInProps = { providers: { id: string; name: string }[]; next: string | undefined; action: FormAction };

/** One button for each service that vouches for people. */
export function OAuthSignIn({ providers, next, action }: OAuthSignInProps) {
  if (providers.length === 0) return null;
  return (
    <div className="mt-5 grid gap-3 border-t border-border pt-5">
      {providers.map(({ id, name }) => (
        <OAuthButton key={id} provider={id} label={`Continue with ${name}`} next={next} action={action} />
      ))}
    </div>
  );
}
