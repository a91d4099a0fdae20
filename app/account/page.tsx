import { PageHeading } from "@/components/layout/page-heading";
import { Texts } from "@/components/layout/texts";
import { PasskeyOffer } from "@/components/security/passkey-offer";
import { paths, withNotice } from "@/lib/security/core/paths";
import { showProfile } from "@/lib/security/features/account/show-profile";
import { passkeyOffer } from "@/lib/security/features/webauthn/offer";
import { services } from "@/lib/security/runtime";
import { load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { answerPasskeyOffer } from "./passkeys/actions";
import { Profile } from "./profile";
import { SignIns } from "./sign-ins";

export const generateMetadata = titled("account.profile.title");

export default async function AccountPage() {
  const [profile, offer] = await Promise.all([load(showProfile), load(passkeyOffer)]);
  const t = await getTranslations("account.profile");
  return (
    <>
      <PageHeading title={t("title")} description={t("description")} />
      {offer.isDue && (
        <Texts of={["security.passkey", "security.passkeyNames", "security.passkeyOffer"]}>
          <PasskeyOffer
            origins={offer.origins}
            answer={answerPasskeyOffer}
            target={withNotice(paths.account, "PASSKEY_ADDED")}
          />
        </Texts>
      )}
      <Profile profile={profile} features={services().config.features} />
      <SignIns profile={profile} />
    </>
  );
}
