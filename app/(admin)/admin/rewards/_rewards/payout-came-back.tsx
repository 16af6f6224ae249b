"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { ReasonDialog } from "#app/_acts/reason-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { hidden } from "#app/(admin)/admin/_acts/hidden.tsx";

/** Of a batch that was paid: the bank names a payout by the number in the batch's file. */
export function PayoutCameBack({ amount }: { amount: string }) {
  const t = useTranslations("admin.rewards.cameBack");
  const [payoutId, setPayoutId] = useState("");
  return (
    <ReasonDialog
      trigger={
        <Button size="small" tone="bare">
          <span>{t.rich("open", { amount, name: hidden })}</span>
        </Button>
      }
      title={t("title")}
      description={t("about")}
      hint={t("hint")}
      confirm={t("confirm")}
      act={(reason) => lamplighter.refusePayout({ payoutId: payoutId.trim(), reason })}
      done={() => t("done")}
    >
      <Field label={t("number")} hint={t("numberHint")}>
        <TextInput value={payoutId} autoComplete="off" onChange={(event) => setPayoutId(event.target.value)} />
      </Field>
    </ReasonDialog>
  );
}
