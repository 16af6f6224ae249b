"use client";

import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Button } from "#app/_ui/button.tsx";
import { saveFile } from "#app/_ui/save-file.ts";
import { hidden } from "#app/(admin)/admin/_acts/hidden.tsx";
import type { Batch } from "#protocol/api/rewards";
import { LIMITS } from "#protocol/limits";
import { batchCsv } from "./batch-csv";
import { PayoutCameBack } from "./payout-came-back";

export function PrepareBatch({ rewardId, name: reward }: { rewardId: string; name: string }) {
  const t = useTranslations("admin.rewards.prepare");
  return (
    <ActDialog
      trigger={
        <Button size="small">
          <span>{t.rich("open", { reward, name: hidden })}</span>
        </Button>
      }
      title={t("title", { reward })}
      description={t("about", { max: String(LIMITS.MAX_PAYOUTS_PER_BATCH) })}
      confirm={t("confirm")}
      cancel={t("cancel")}
      tone="primary"
      act={() => lamplighter.prepareBatch({ rewardId })}
      done={() => t("done")}
    />
  );
}

/** What may be done with a batch now. */
export function BatchActs({ batch }: { batch: Batch }) {
  const t = useTranslations("admin.rewards");
  const { money } = useNumbers();
  const batchId = batch.id;
  const amount = money(batch.amountNanos);
  if (batch.approvedAt === null)
    return batch.isOwn ? null : (
      <ActDialog
        trigger={
          <Button size="small">
            <span>{t.rich("approve.open", { amount, name: hidden })}</span>
          </Button>
        }
        title={t("approve.title", { amount })}
        description={t("approve.about")}
        confirm={t("approve.confirm")}
        cancel={t("approve.cancel")}
        tone="primary"
        act={() => lamplighter.approveBatch({ batchId })}
        done={() => t("approve.done")}
      />
    );
  return (
    <span className="flex justify-end gap-2">
      <SaveBatch batch={batch} amount={amount} />
      {batch.paidAt !== null && batch.kind !== "own-jobs" && <PayoutCameBack amount={amount} />}
      {batch.paidAt === null && (
        <ActDialog
          trigger={
            <Button size="small">
              <span>{t.rich("pay.open", { amount, name: hidden })}</span>
            </Button>
          }
          title={t("pay.title", { amount })}
          description={t("pay.about")}
          confirm={t("pay.confirm")}
          cancel={t("pay.cancel")}
          tone="primary"
          act={() => lamplighter.payBatch({ batchId })}
          done={() => t("pay.done")}
        />
      )}
    </span>
  );
}

function SaveBatch({ batch, amount }: { batch: Batch; amount: string }) {
  const t = useTranslations("admin.rewards.batches");
  const save = async () => saveFile(batchCsv(await lamplighter.getBatch({ batchId: batch.id })), `${batch.id}.csv`);
  return (
    <Button size="small" tone="bare" onClick={() => void save()}>
      <span>{t.rich("file", { amount, name: hidden })}</span>
    </Button>
  );
}
