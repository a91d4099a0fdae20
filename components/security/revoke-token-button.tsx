import { ConfirmButton } from "@/components/forms/confirm-button";

/** Takes a personal token away, of oneself or of somebody else: the button of a form that says which. */
export function RevokeTokenButton({ name }: { name: string }) {
  return (
    <ConfirmButton
      variant="secondary"
      size="small"
      title={`Revoke ${name}?`}
      description="Programs that use it are refused from now on. This cannot be undone."
      confirmLabel="Revoke it"
    >
      Revoke<span className="sr-only"> {name}</span>
    </ConfirmButton>
  );
}
