import { Moment } from "@/components/ui/moment";

type SessionFactsProps = {
  via: string;
  ip: string | null;
  place: string | null;
  createdAt: Date;
  lastSeenAt: Date;
};

/** How and from where a session began, and when it was used last. */
export function SessionFacts({ via, ip, place, createdAt, lastSeenAt }: SessionFactsProps) {
  const from = [place, ip].filter(Boolean).join(", ");
  return (
    <div className="grid gap-0.5 text-subtle wrap-anywhere">
      <p>
        Signed in {names[via] ?? `by ${via}`} on <Moment at={createdAt} />
        {from && `, from ${from}`}
      </p>
      <p>
        Last used <Moment at={lastSeenAt} />
      </p>
    </div>
  );
}

const names: Record<string, string> = {
  password: "by password",
  register: "by registering",
  confirm: "by confirming the address",
  reset: "by a reset link",
  change: "by changing the password",
  token: "by a mailed link",
  email: "by a mailed code",
  sms: "by a texted code",
  authenticator: "by an authenticator app",
  webauthn: "by passkey",
  oauth: "by another service",
  impersonation: "by an administrator",
};
