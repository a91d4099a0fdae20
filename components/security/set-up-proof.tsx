import type { FormAction } from "@/components/forms/use-action-form";
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
  const { app, sentTo, resendIn } = proof;
  return (
    <div className="grid max-w-md gap-6">
      {app ? <AppKeySteps app={app} /> : <p className="text-sm leading-6">We have sent a code to {sentTo}.</p>}
      <CodeForm enter={enter} next={next} hint={app ? "The six digits that the app shows now." : undefined}>
        Turn on
      </CodeForm>
      {resendIn !== null && <SendAgain sendAgain={sendAgain} resendIn={resendIn} resendAfter={resendAfter} />}
    </div>
  );
}
