"use client";

import { LifeBuoy, Mail, Ticket } from "lucide-react";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { RadioField } from "@/components/forms/radio-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { rescueSchema } from "@/lib/security/features/two-factor/schema";
import { getRescued } from "./actions";

type RescueFormProps = { options: readonly (keyof typeof choices)[]; next: string | undefined };

export function RescueForm({ options, next }: RescueFormProps) {
  const form = useActionForm(rescueSchema, getRescued);
  return (
    <Form form={form}>
      <HiddenField name="next" value={next} />
      <RadioField name="help_setup" label="What would help you?" choices={options.map((one) => choices[one])} />
      <SubmitButton>Continue</SubmitButton>
    </Form>
  );
}

const choices = {
  email: {
    value: "email",
    label: "A code by mail",
    hint: "This once, in place of your usual code.",
    icon: <Mail aria-hidden />,
  },
  recovery_code: {
    value: "recovery_code",
    label: "A recovery code",
    hint: "One of those you have saved.",
    icon: <Ticket aria-hidden />,
  },
  help: {
    value: "help",
    label: "Help by a person",
    hint: "We tell those who run this site. They will make sure that it is you.",
    icon: <LifeBuoy aria-hidden />,
  },
} as const;
