"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalTo } from "#app/_client/refusal.ts";
import { useLanguage } from "#app/_language/language-context.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { MakeOrganisationInput } from "#protocol/api/organisations";
import { parsePlainly } from "#protocol/field-issues";
import { LIMITS } from "#protocol/limits";

export function MakeOrganisation() {
  const t = useTranslations("customer.organisations.make");
  const language = useLanguage();
  const router = useRouter();
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const make = async (event: FormEvent) => {
    event.preventDefault();
    const input = parsePlainly(MakeOrganisationInput, { name }, language);
    if (input.kind === "refused") return setError(t("invalid", { why: input.issues[0]?.message ?? "" }));
    setBusy(true);
    const refusal = await refusalTo(async () => {
      const { organisationId } = await lamplighter.makeOrganisation(input.value);
      router.push(`/organisations/${organisationId}`);
    });
    setBusy(false);
    setError(refusal);
  };
  return (
    <form onSubmit={make} className="flex flex-col items-start gap-4">
      <Field label={t("name")} hint={t("hint")} error={error} className="w-full max-w-100">
        <TextInput
          value={name}
          maxLength={LIMITS.MAX_PERSON_NAME_CHARS}
          autoComplete="organization"
          onChange={(event) => {
            setName(event.target.value);
            setError(undefined);
          }}
        />
      </Field>
      <Button type="submit" tone="primary" busy={busy} busyLabel={t("busy")}>
        {t("submit")}
      </Button>
    </form>
  );
}
