"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { refusalTo } from "#app/_client/refusal.ts";
import { useLanguage } from "#app/_language/language-context.tsx";
import { Button } from "#app/_ui/button.tsx";
import { MakeTeamInput } from "#protocol/api/teams";
import { parsePlainly } from "#protocol/field-issues";
import { PublicNameField } from "../_boards/public-name-field";

interface NameFormProps {
  label: string;
  hint?: string;
  submit: string;
  busy: string;
  initial?: string;
  act: (name: string) => Promise<unknown>;
}

/** A team's name, checked here as the API checks it. */
export function NameForm({ label, hint, submit, busy: busyLabel, initial = "", act }: NameFormProps) {
  const t = useTranslations("team");
  const language = useLanguage();
  const router = useRouter();
  const [name, setName] = useState(initial);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const go = async (event: FormEvent) => {
    event.preventDefault();
    const input = parsePlainly(MakeTeamInput, { name }, language);
    if (input.kind === "refused") return setError(t("invalid", { why: input.issues[0]?.message ?? "" }));
    setBusy(true);
    const refusal = await refusalTo(() => act(input.value.name));
    setBusy(false);
    setError(refusal);
    if (refusal === undefined) router.refresh();
  };
  return (
    <form onSubmit={go} className="flex flex-col items-start gap-4">
      <PublicNameField
        label={label}
        hint={hint}
        error={error}
        value={name}
        onChange={(changed) => {
          setName(changed);
          setError(undefined);
        }}
      />
      <Button type="submit" tone="primary" busy={busy} busyLabel={busyLabel}>
        {submit}
      </Button>
    </form>
  );
}
