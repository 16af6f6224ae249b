"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalTo } from "#app/_client/refusal.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { notify } from "#app/_ui/notify.ts";
import { Select } from "#app/_ui/select.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { LIMITS } from "#protocol/limits";

const DECISIONS = {
  approve: { decision: "approve" },
  approveCustomer: { decision: "approve", customer: true },
  refuse: { decision: "refuse" },
  banProgram: { decision: "refuse", program: true },
  banBoth: { decision: "refuse", program: true, customer: true },
} as const;
type Choice = keyof typeof DECISIONS;
const CHOICES = Object.keys(DECISIONS) as Choice[];

/** A decision, what follows from it, and the words that the customer reads. */
export function Decide({ jobId }: { jobId: string }) {
  const t = useTranslations("admin.review.decide");
  const router = useRouter();
  const [choice, setChoice] = useState<Choice>("approve");
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const decide = async () => {
    setBusy(true);
    const refused = await refusalTo(async () => {
      await lamplighter.decideReview({ jobId, ...DECISIONS[choice], reason });
    });
    setBusy(false);
    setRefusal(refused);
    if (refused !== undefined) return;
    notify(t("done"), { tone: "verified" });
    router.push("/admin/reviews");
  };
  const isApproval = DECISIONS[choice].decision === "approve";
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void decide();
      }}
    >
      <Field label={t("decision")} hint={t(`does.${choice}`)}>
        <Select
          value={choice}
          options={CHOICES.map((value) => ({ value, label: t(`choices.${value}`) }))}
          onValueChange={setChoice}
        />
      </Field>
      <Field label={t("reason")} hint={t("reasonHint")}>
        <TextInput
          value={reason}
          required
          minLength={3}
          maxLength={LIMITS.MAX_ACT_REASON_CHARS}
          autoComplete="off"
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      {refusal !== undefined && <Notice tone="alarm">{refusal}</Notice>}
      <Button type="submit" tone={isApproval ? "primary" : "danger"} busy={busy} busyLabel={t("busy")}>
        {t(isApproval ? "approve" : "refuse")}
      </Button>
    </form>
  );
}
