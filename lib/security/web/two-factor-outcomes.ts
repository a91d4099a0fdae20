import "server-only";
import type { SecondFactor } from "../context";
import { paths, withNotice, withQuery } from "../core/paths";
import type { RescueOption } from "../features/two-factor/rescue-options";
import type { SetUpOutcome } from "../features/two-factor/set-up";
import type { ValidateOutcome } from "../features/two-factor/validate";
import { services } from "../runtime";

/** After the code of the second step: on, or to a factor that has to be set up first. */
export const afterSecondFactor = (outcome: ValidateOutcome & { target: string }): string =>
  outcome.status === "signed-in" ? outcome.target : withQuery(paths.twoFactorSetup, { next: outcome.target });

/** To the step of the factor that was chosen. */
export const toChosenFactor = ({ method, target }: { method: SecondFactor; target: string }): string =>
  withQuery(method === "webauthn" ? paths.twoFactorPasskey : paths.twoFactor, { next: target });

/** After asking for a way around the second factor. */
export function afterRescue({ option, target }: { option: RescueOption; target: string }): string | null {
  if (option === "help") return null;
  return option === "recovery_code"
    ? withQuery(paths.twoFactorRecoveryCode, { next: target })
    : withNotice(withQuery(paths.twoFactor, { next: target }), "CODE_HAS_BEEN_SENT");
}

/** To the code that proves a new factor, on the way in. */
export const toProofAtLogin = ({ target }: { target: string }): string =>
  withQuery(paths.twoFactorSetup, { next: target });

/** The same for a signed-in person; or back when the factor was turned off. */
export const toProof = (outcome: SetUpOutcome): string =>
  outcome.status === "disabled" ? afterSetUp("TWO_FACTOR_DISABLED") : paths.accountTwoFactorSetup;

export const afterSetUpDone = (): string => afterSetUp("TWO_FACTOR_CHANGE_METHOD_SUCCESSFUL");

const afterSetUp = (notice: "TWO_FACTOR_DISABLED" | "TWO_FACTOR_CHANGE_METHOD_SUCCESSFUL"): string =>
  withNotice(services().config.redirects.afterTwoFactorSetup ?? paths.accountTwoFactor, notice);

export const backToTwoFactor = (): string => withNotice(paths.accountTwoFactor, "TRUSTED_DEVICE_REMOVED");
