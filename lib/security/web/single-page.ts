import "server-only";
import { redirect } from "next/navigation";
import type { Result } from "../core/result";
import { singlePageAddress } from "../core/single-page";
import { services } from "../runtime";
import { sentenceOf } from "./load";

/**
 * Where a single-page application shows the pages, sends the person with a mailed link on to its view: the secret of a good
 * link goes with them, for the application to POST; of a bad one the sentence, under the name of its level. Nothing else, and
 * nothing that tells whose link it is. Returns where the pages are ours, and where no view was named.
 */
export async function forwardLink(purpose: keyof typeof viewsOf, token: string, link: Result<unknown>): Promise<void> {
  const { config, appUrl } = services();
  const { behavior, host } = config.redirects;
  if (behavior !== "spa") return;
  const { good, bad } = viewsOf[purpose](config.redirects);
  const view = link.ok ? good : bad;
  if (!view) return;
  redirect(singlePageAddress({ view, host, origin: appUrl }, link.ok ? { token } : await messageOf(link)));
}

type Redirects = ReturnType<typeof services>["config"]["redirects"];

const viewsOf = {
  reset: ({ reset, resetError }: Redirects) => ({ good: reset, bad: resetError }),
  changeEmail: ({ afterChangeEmail, changeEmailError }: Redirects) => ({
    good: afterChangeEmail,
    bad: changeEmailError,
  }),
  // Our own page keeps the button: a link that signs in belongs to the browser that asked, and only here is that known.
  login: ({ loginError }: Redirects) => ({ good: null, bad: loginError }),
  confirm: ({ afterConfirm, confirmError }: Redirects) => ({ good: afterConfirm, bad: confirmError }),
};

/** That there is nothing left to do is no error. */
async function messageOf(link: Result<unknown>): Promise<Record<string, string>> {
  const level = !link.ok && link.code === "ALREADY_CONFIRMED" ? "info" : "error";
  return { [level]: (await sentenceOf(link)) ?? "" };
}
