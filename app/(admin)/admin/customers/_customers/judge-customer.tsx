"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { ReasonDialog } from "#app/_acts/reason-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { Select } from "#app/_ui/select.tsx";
import { hidden } from "#app/(admin)/admin/_acts/hidden.tsx";
import type { AdminCustomer } from "#protocol/api/admin";

type Standing = NonNullable<AdminCustomer["standing"]>["standing"] | "none";
const STANDINGS: readonly Standing[] = ["none", "approved", "limited", "frozen", "banned"];

export function JudgeCustomer({ customer: { id, name, standing } }: { customer: AdminCustomer }) {
  const t = useTranslations("admin.customers.judge");
  const [chosen, setChosen] = useState<Standing>(standing?.standing ?? "none");
  return (
    <ReasonDialog
      trigger={
        <Button size="small">
          <span>{t.rich("open", { name, hidden })}</span>
        </Button>
      }
      title={t("title", { name })}
      description={t("about")}
      confirm={t("confirm")}
      hint={t("hint")}
      act={(reason) => lamplighter.judgeCustomer({ customerId: id, standing: chosen, reason })}
      done={() => t("done", { name })}
    >
      <Field label={t("standing")} hint={t(`does.${chosen}`)}>
        <Select
          value={chosen}
          options={STANDINGS.map((value) => ({ value, label: t(`standings.${value}`) }))}
          onValueChange={setChosen}
        />
      </Field>
    </ReasonDialog>
  );
}
