"use client";

import { ConfirmButton } from "@/components/forms/confirm-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { useActionForm } from "@/components/forms/use-action-form";
import { revokeDeviceSchema } from "@/lib/security/features/two-factor/schema";
import { distrust } from "./actions";

export function DistrustForm({ device, browser }: { device: string; browser: string }) {
  const form = useActionForm(revokeDeviceSchema, distrust);
  return (
    <Form form={form} className="items-end">
      <HiddenField name="device" value={device} />
      <ConfirmButton
        variant="secondary"
        size="small"
        title={`Ask ${browser} again?`}
        description="At the next sign-in there, the second step is asked for again."
        confirmLabel="Ask again"
      >
        Ask again<span className="sr-only"> in {browser}</span>
      </ConfirmButton>
    </Form>
  );
}
