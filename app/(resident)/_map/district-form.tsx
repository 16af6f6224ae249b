"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalTo } from "#app/_client/refusal.ts";
import { Field } from "#app/_ui/field.tsx";
import { notify } from "#app/_ui/notify.ts";
import { Select, type SelectOption } from "#app/_ui/select.tsx";

const NONE = "";

interface DistrictFormProps {
  chosen: string | null;
  districts: readonly SelectOption[];
}

export function DistrictForm({ chosen, districts }: DistrictFormProps) {
  const t = useTranslations("city.home");
  const [district, setDistrict] = useState(chosen);
  const [error, setError] = useState<string>();
  const choose = async (value: string) => {
    const before = district;
    const next = value === NONE ? null : value;
    setDistrict(next);
    const refusal = await refusalTo(() => lamplighter.setHomeDistrict({ district: next }));
    setError(refusal);
    if (refusal !== undefined) return setDistrict(before);
    notify(t("saved"), { tone: "verified" });
  };
  return (
    <Field label={t("label")} error={error}>
      <Select
        value={district ?? NONE}
        options={[{ value: NONE, label: t("none") }, ...districts]}
        onValueChange={choose}
      />
    </Field>
  );
}
