import { useTranslations } from "next-intl";
import type { FormAction } from "@/components/forms/use-action-form";
import { Texts } from "@/components/layout/texts";
import { AppKeySteps, type AppKeyStepsProps } from "./app-key-steps";
import { CodeForm } from "./code-form";
import { SendAgain } from "./send-again";

type SetUpProofProps = {
  proof: { app: AppKeyStepsProps["app"] | null; sentTo: string | null; resendIn: number | null };
  enter: FormAction;
  sendAgain: FormAction;
  resendAfter: number;
  next?: string;
};

/** The step that puts a new factor into force: what the app is given or where the code went, and the code. */
export function SetUpProof({ proof, enter, sendAgain, resendAfter, next }: SetUpProofProps) {
  const t = useTranslations("security.setUpProof");
  const { app, sentTo, resendIn } = proof;
  return (
    <div className="grid max-w-md gap-6">
      {app ? <AppKeySteps app={app} /> : <p className="text-sm leading-6">{t("sent", { address: sentTo ?? "" })}</p>}
      <Texts of={["security.code"]}>
        <CodeForm enter={enter} next={next} hint={app ? t("appHint") : undefined}>
          {t("submit")}
        </CodeForm>
        {resendIn !== null && <SendAgain sendAgain={sendAgain} resendIn={resendIn} resendAfter={resendAfter} />}
      </Texts>
    </div>
  );
}
