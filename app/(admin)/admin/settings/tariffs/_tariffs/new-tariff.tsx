"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";

const ID = /^[a-z0-9-]{1,40}$/;

/** Names a tariff, by which residents' rules will know it, and opens its empty form. */
export function NewTariff() {
  const t = useTranslations("admin.tariffs.add");
  const router = useRouter();
  const [id, setId] = useState("");
  const [isWrong, setWrong] = useState(false);
  return (
    <form
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (ID.test(id)) router.push(`/admin/settings/tariffs/${id}`);
        else setWrong(true);
      }}
    >
      <Field label={t("id")} hint={t("idHint")} error={isWrong ? t("wrong") : undefined} className="min-w-60">
        <TextInput
          value={id}
          maxLength={40}
          autoComplete="off"
          onChange={(event) => {
            setId(event.target.value);
            setWrong(false);
          }}
        />
      </Field>
      <Button type="submit">{t("open")}</Button>
    </form>
  );
}
