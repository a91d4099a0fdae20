import { useCallback, useEffect, useState } from "react";
import type { Answer } from "../../../lib/client/requests";
import { Account } from "./account";
import { gatehouse } from "./gatehouse";
import { Register } from "./register";
import { SignIn } from "./sign-in";

type View = { at: "loading" | "unreachable" | "sign-in" | "register" } | { at: "account"; me: Answer<"GET /api/me"> };

export function App() {
  const [view, setView] = useState<View>({ at: "loading" });

  const showAccount = useCallback(async () => {
    const answer = await gatehouse.call("GET /api/me");
    setView(answer.ok ? { at: "account", me: answer.response } : { at: "sign-in" });
  }, []);

  // A reload forgets the auth token. The refresh token in its cookie brings another.
  useEffect(() => {
    gatehouse
      .refresh()
      .then((isSignedIn) => (isSignedIn ? showAccount() : setView({ at: "sign-in" })))
      .catch(() => setView({ at: "unreachable" }));
  }, [showAccount]);

  switch (view.at) {
    case "loading":
      return <p role="status">One moment …</p>;
    case "unreachable":
      return <p role="alert">The server cannot be reached from here.</p>;
    case "sign-in":
      return <SignIn onDone={showAccount} onRegister={() => setView({ at: "register" })} />;
    case "register":
      return <Register onSignIn={() => setView({ at: "sign-in" })} />;
    default:
      return <Account me={view.me} onRefreshed={showAccount} onSignedOut={() => setView({ at: "sign-in" })} />;
  }
}
