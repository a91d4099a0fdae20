import { Moment } from "@/components/ui/moment";

type SignInProps = { at: Date | null; from: string | null; otherwise: string };

/** When and from where somebody signed in. */
export function SignIn({ at, from, otherwise }: SignInProps) {
  if (!at) return <span className="text-subtle">{otherwise}</span>;
  return (
    <>
      <Moment at={at} />
      {from && <span className="text-subtle">from {from}</span>}
    </>
  );
}
