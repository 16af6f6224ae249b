"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { type Refusal, refusalOf } from "#app/_client/refusal.ts";
import { amountToType } from "#app/_language/amount-to-type.ts";
import { useLanguage } from "#app/_language/language-context.tsx";
import { Button } from "#app/_ui/button.tsx";
import { DecimalInput } from "#app/_ui/decimal-input.tsx";
import { Field } from "#app/_ui/field.tsx";
import { typedAmount } from "#app/_ui/format/typed-amount.ts";
import { Select } from "#app/_ui/select.tsx";
import { Switch } from "#app/_ui/switch.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { hidden } from "#app/(admin)/admin/_acts/hidden.tsx";
import { REWARD_KINDS, type RewardKind } from "#core/rewards/reward-kind";
import type { AdminReward } from "#protocol/api/rewards";
import { dollarText } from "#protocol/text/dollar-nanos";
import type { Language } from "#protocol/text/language";

const draftOf = (language: Language, reward?: AdminReward) => ({
  kind: (reward?.kind ?? "internet-bill") as RewardKind,
  ...{ nameEn: reward?.names["en"] ?? "", nameFr: reward?.names["fr"] ?? "" },
  ...{ textEn: reward?.texts["en"] ?? "", textFr: reward?.texts["fr"] ?? "" },
  minimum: amountToType(reward ? dollarText(reward.minimumNanos) : "5.00", language),
  goal: reward?.goalNanos ? amountToType(dollarText(reward.goalNanos), language) : "",
  isOpen: reward?.isOpen ?? true,
});

const TEXTS = [
  { field: "nameEn", label: "name", path: "names.en" },
  { field: "nameFr", label: "nameFr", path: "names.fr" },
  { field: "textEn", label: "text", path: "texts.en" },
  { field: "textFr", label: "textFr", path: "texts.fr" },
  { field: "minimum", label: "minimum", path: "minimum" },
] as const;

/** Offers a reward, or changes one; its kind stays. */
export function RewardForm({ reward }: { reward?: AdminReward }) {
  const t = useTranslations("admin.rewards");
  const language = useLanguage();
  const [draft, setDraft] = useState(draftOf(language, reward));
  const [issues, setIssues] = useState<Refusal["issues"]>([]);
  const change = (changes: Partial<typeof draft>) => setDraft({ ...draft, ...changes });
  const issueAt = (path: string) => issues.find((issue) => issue.path === path)?.message;
  const save = async () => {
    const { kind, isOpen } = draft;
    try {
      await lamplighter.setReward({
        ...(reward ? { rewardId: reward.id } : {}),
        ...{ kind, isOpen, minimum: typedAmount(draft.minimum), goal: typedAmount(draft.goal) || null },
        names: { en: draft.nameEn, fr: draft.nameFr },
        texts: { en: draft.textEn, fr: draft.textFr },
      });
      setIssues([]);
      if (!reward) setDraft(draftOf(language));
    } catch (error) {
      const refusal = refusalOf(error);
      setIssues(refusal.issues);
      throw refusal.issues.length > 0 ? new Error(t("form.refused")) : error;
    }
  };
  return (
    <ActDialog
      trigger={
        <Button size={reward ? "small" : "medium"}>
          {reward ? (
            <span>{t.rich("form.change", { reward: reward.name, name: hidden })}</span>
          ) : (
            <>
              <Plus aria-hidden size={16} /> {t("form.make")}
            </>
          )}
        </Button>
      }
      title={reward ? t("form.changeTitle", { reward: reward.name }) : t("form.make")}
      description={t("form.about")}
      confirm={t("form.confirm")}
      cancel={t("form.cancel")}
      tone="primary"
      act={save}
      done={() => t("form.done")}
    >
      {!reward && (
        <Field label={t("form.kind")}>
          <Select
            value={draft.kind}
            options={REWARD_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
            onValueChange={(kind) => change({ kind })}
          />
        </Field>
      )}
      {TEXTS.map(({ field, label, path }) => (
        <Field key={field} label={t(`form.${label}`)} error={issueAt(path)}>
          <TextInput
            value={draft[field]}
            autoComplete="off"
            onChange={(event) => change({ [field]: event.target.value })}
          />
        </Field>
      ))}
      <Field label={t("form.goal")} hint={t("form.goalHint")} error={issueAt("goal")}>
        <DecimalInput value={draft.goal} autoComplete="off" onValue={(value) => change({ goal: value })} />
      </Field>
      <Switch
        label={t("form.isOpen")}
        hint={t("form.isOpenHint")}
        checked={draft.isOpen}
        onCheckedChange={(isOpen) => change({ isOpen })}
      />
    </ActDialog>
  );
}
