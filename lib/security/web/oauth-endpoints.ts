import "server-only";
import { z } from "zod";
import { beginConnection, beginSignIn, beginVerification, type Departure } from "../features/oauth/begin";
import { finish } from "../features/oauth/finish";
import { finishVerification } from "../features/oauth/verify";
import { type Endpoint, endpoint } from "./endpoint";
import { afterArrival, afterVerification, departs } from "./oauth-outcomes";

const departure = {
  answers: z.object({ authorization_url: z.string() }),
  follow: departs,
};
const leave = ({ address }: Departure) => ({ authorization_url: address });

/** Signing in by another service. Browsers are sent there and come back by links, which only ever redirect. */
export const oauthEndpoints = {
  "POST login/oauthstart/:provider": endpoint(beginSignIn, leave, {
    summary: "Go to another service to sign in with it (303); with `redirect: false`, its address",
    ...departure,
  }),
  "GET login/oauthresponse/:provider": endpoint(finish, () => ({}), {
    summary: "Come back from another service; sends the browser on (303)",
    answers: z.object({}),
    byQuery: true,
    follow: afterArrival,
  }),
  "POST login/oauth-verify-start/:provider": endpoint(beginVerification, leave, {
    summary: "Go to another service to prove once more who one is (303); with `redirect: false`, its address",
    ...departure,
  }),
  "GET login/oauth-verify-response/:provider": endpoint(finishVerification, () => ({}), {
    summary: "Come back from another service with that proof; sends the browser on (303)",
    answers: z.object({}),
    byQuery: true,
    mechanisms: ["session"],
    follow: afterVerification,
  }),
  "POST login/oauth-connect-start/:provider": endpoint(beginConnection, leave, {
    summary: "Go to another service to connect an account there (303); with `redirect: false`, its address",
    ...departure,
  }),
} satisfies Record<string, Endpoint>;
