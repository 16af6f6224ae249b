"use client";

import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { type Refusal, refusalOf } from "#app/_client/refusal.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Button } from "#app/_ui/button.tsx";
import { DecimalInput } from "#app/_ui/decimal-input.tsx";
import { Field } from "#app/_ui/field.tsx";
import { typedAmount } from "#app/_ui/format/typed-amount.ts";
import { TextInput } from "#app/_ui/text-input.tsx";
import { needsPayee } from "#core/rewards/reward-kind";
import type { Reward } from "#protocol/api/rewards";
import { LIMITS } from "#protocol/limits";

interface AskRewardProps {
  reward: Reward;
  freeNanos: number;
  email: string;
  partnerId: string | undefined;
}

const EMPTY = { amount: "", payee: "" };

export function AskReward({ reward, freeNanos, email, partnerId }: AskRewardProps) {
  const t = useTranslations("customer.rewards.ask");
  const { money } = useNumbers();
  const [draft, setDraft] = useState(EMPTY);
  const [issues, setIssues] = useState<Refusal["issues"]>([]);
  const issueAt = (path: string) => issues.find((issue) => issue.path === path)?.message;
  const ask = async () => {
    try {
      const asked = { rewardId: reward.id, amount: typedAmount(draft.amount), payee: draft.payee };
      await lamplighter.askPayout(partnerId === undefined ? asked : { ...asked, partnerId });
      setDraft(EMPTY);
      setIssues([]);
    } catch (error) {
      const refusal = refusalOf(error);
      setIssues(refusal.issues);
      throw refusal.issues.length > 0 ? new Error(t("refused")) : error;
    }
  };
  const named = { reward: reward.name, name: (words: ReactNode) => <span className="sr-only">{words}</span> };
  return (
    <ActDialog
      trigger={
        <Button size="small">
          <span>{t.rich("open", named)}</span>
        </Button>
      }
      title={t("title", { reward: reward.name })}
      description={t("about")}
      confirm={t("confirm")}
      cancel={t("cancel")}
      tone="primary"
      act={ask}
      done={() => t("done", { reward: reward.name })}
    >
      <Field
        label={t("amount")}
        aside="C$"
        hint={t("amountHint", { money: money(freeNanos) })}
        error={issueAt("amount")}
      >
        <DecimalInput
          value={draft.amount}
          autoComplete="off"
          onValue={(value) => setDraft({ ...draft, amount: value })}
        />
      </Field>
      {reward.kind === "e-transfer" && <p className="text-soft">{t("toEmail", { email })}</p>}
      {needsPayee(reward.kind) && (
        <Field label={t("payee")} error={issueAt("payee")}>
          <TextInput
            value={draft.payee}
            maxLength={LIMITS.MAX_PAYEE_CHARS}
            autoComplete="off"
            onChange={(event) => setDraft({ ...draft, payee: event.target.value })}
          />
        </Field>
      )}
    </ActDialog>
  );
}
