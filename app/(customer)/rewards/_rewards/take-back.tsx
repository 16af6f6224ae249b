"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Button } from "#app/_ui/button.tsx";
import type { OwnPayout } from "#protocol/api/rewards";

export function TakeBack({ payout }: { payout: Pick<OwnPayout, "id" | "reward" | "amountNanos"> }) {
  const t = useTranslations("customer.rewards.takeBack");
  const { money } = useNumbers();
  const named = { reward: payout.reward, name: (words: ReactNode) => <span className="sr-only">{words}</span> };
  return (
    <ActDialog
      trigger={
        <Button size="small" tone="bare">
          <span>{t.rich("open", named)}</span>
        </Button>
      }
      title={t("title")}
      description={t("about", { money: money(payout.amountNanos) })}
      confirm={t("confirm")}
      cancel={t("cancel")}
      act={() => lamplighter.takeBackPayout({ payoutId: payout.id })}
      done={() => t("done")}
    />
  );
}
