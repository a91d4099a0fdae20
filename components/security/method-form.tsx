"use client";

import { Mail, MessageSquareText, Smartphone } from "lucide-react";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { RadioField } from "@/components/forms/radio-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { type FormAction, useActionForm } from "@/components/forms/use-action-form";
import { setUpSchema } from "@/lib/security/features/two-factor/schema";

export type Method = "authenticator" | "email" | "sms";

type MethodFormProps = { setUp: FormAction; methods: readonly Method[]; next?: string };

/** Chooses what to set up. The number is asked for beside text messages alone, without JavaScript too. */
export function MethodForm({ setUp, methods, next }: MethodFormProps) {
  const form = useActionForm(setUpSchema, setUp);
  return (
    <Form form={form} className="group max-w-md">
      <HiddenField name="next" value={next} />
      <RadioField
        name="setup"
        label="How do you want to get your codes?"
        choices={safestFirst.filter((one) => methods.includes(one)).map((one) => choices[one])}
      />
      {methods.includes("sms") && (
        <div className="hidden group-has-[input[value=sms]:checked]:block">
          <Field
            name="phone"
            label="Phone number"
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            required={false}
            hint="With its country code, such as +44 20 7946 0018."
          />
        </div>
      )}
      <SubmitButton className="self-start">Continue</SubmitButton>
    </Form>
  );
}

const safestFirst = ["authenticator", "sms", "email"] as const;

const choices = {
  authenticator: {
    value: "authenticator",
    label: "Authenticator app",
    hint: "An app on your phone shows a code, without any network. The safest of these.",
    icon: <Smartphone aria-hidden />,
  },
  email: {
    value: "email",
    label: "Mail",
    hint: "We send a code to your address. Only as safe as your mailbox.",
    icon: <Mail aria-hidden />,
  },
  sms: {
    value: "sms",
    label: "Text message",
    hint: "We send a code to your phone. Somebody else may get hold of a number; an app is safer.",
    icon: <MessageSquareText aria-hidden />,
  },
} as const;
