"use client";

import { KeyRound, Mail, MessageSquareText, Smartphone } from "lucide-react";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { RadioField } from "@/components/forms/radio-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { selectSchema } from "@/lib/security/features/two-factor/schema";
import { choose } from "./actions";

type SelectFormProps = { methods: readonly (keyof typeof choices)[]; next: string | undefined };

export function SelectForm({ methods, next }: SelectFormProps) {
  const form = useActionForm(selectSchema, choose);
  return (
    <Form form={form}>
      <HiddenField name="next" value={next} />
      <RadioField name="which" label="How do you want to go on?" choices={methods.map((one) => choices[one])} />
      <SubmitButton>Continue</SubmitButton>
    </Form>
  );
}

const choices = {
  authenticator: { value: "authenticator", label: "Code of your app", icon: <Smartphone aria-hidden /> },
  email: { value: "email", label: "Code by mail", icon: <Mail aria-hidden /> },
  sms: { value: "sms", label: "Code by text message", icon: <MessageSquareText aria-hidden /> },
  webauthn: { value: "webauthn", label: "Passkey or security key", icon: <KeyRound aria-hidden /> },
} as const;
