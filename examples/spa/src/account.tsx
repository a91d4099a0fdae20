import { useState } from "react";
import type { Answer } from "../../../lib/client/requests";
import { gatehouse } from "./gatehouse";

type AccountProps = { me: Answer<"GET /api/me">; onRefreshed(): void; onSignedOut(): void };

export function Account({ me, onRefreshed, onSignedOut }: AccountProps) {
  const [refreshes, setRefreshes] = useState(0);

  async function refresh() {
    if (!(await gatehouse.refresh())) return onSignedOut();
    setRefreshes(refreshes + 1);
    onRefreshed();
  }

  async function signOut() {
    await gatehouse.call("POST logout");
    onSignedOut();
  }

  return (
    <>
      <h1>Your account</h1>
      <dl>
        <dt>E-mail address</dt>
        <dd>{me.email}</dd>
        <dt>Proved by</dt>
        <dd>{me.via}</dd>
        <dt>Tokens traded on this page</dt>
        <dd>{refreshes}</dd>
      </dl>
      <button type="button" onClick={refresh}>
        Trade the refresh token
      </button>
      <button type="button" onClick={signOut}>
        Sign out
      </button>
    </>
  );
}
