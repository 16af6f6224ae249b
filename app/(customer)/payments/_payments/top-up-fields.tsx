"use client";

import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { DecimalInput } from "#app/_ui/decimal-input.tsx";
import { Field } from "#app/_ui/field.tsx";
import { NANOS_PER_CENT } from "#core/payments/cents";
import { LIMITS } from "#protocol/limits";

export interface TypedTerms {
  below: string;
  amount: string;
  monthly: string;
}

interface Props {
  terms: TypedTerms;
  onChange(terms: TypedTerms): void;
  refusal: string | undefined;
}

/** By what a saved card is charged. The refusal stands at the last field, whose bounds depend on the others. */
export function TopUpFields({ terms, onChange, refusal }: Props) {
  const t = useTranslations("customer.payments.topUps");
  const { money } = useNumbers();
  const [min, max, most] = [LIMITS.MIN_CARD_CENTS, LIMITS.MAX_CARD_CENTS, LIMITS.MAX_TOP_UP_MONTH_CENTS].map((cents) =>
    money(cents * NANOS_PER_CENT),
  );
  const hints = {
    below: t("hints.below"),
    amount: t("hints.amount", { min: min ?? "", max: max ?? "" }),
    monthly: t("hints.monthly", { most: most ?? "" }),
  };
  return (["below", "amount", "monthly"] as const).map((name) => (
    <Field key={name} label={t(name)} aside="C$" hint={hints[name]} error={name === "monthly" ? refusal : undefined}>
      <DecimalInput value={terms[name]} onValue={(value) => onChange({ ...terms, [name]: value })} />
    </Field>
  ));
}
