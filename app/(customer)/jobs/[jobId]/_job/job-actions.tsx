"use client";

import { Ban, Plus, RotateCcw } from "lucide-react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { ConfirmDialog } from "#app/_ui/confirm-dialog.tsx";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import type { JobDetail } from "#protocol/api/jobs";
import { AddBudget } from "./add-budget";
import { AddInputs } from "./add-inputs";
import { DownloadMenu } from "./download-menu";
import { useJobLive } from "./job-live";
import { RetryFailed } from "./retry-failed";
import { useAct } from "./use-act";

export function JobActions({ manifest }: Pick<JobDetail, "manifest">) {
  const { job, pulse, deletedAt, rechecks } = useJobLive();
  const { run } = useAct();
  const t = useTranslations("customer.jobActs");
  const isOver = pulse.state === "finished" || pulse.state === "cancelled";
  // It had finished, and computes only what is in doubt.
  const isOpenAgain = rechecks.some(({ units }) => units > 0);
  if (deletedAt !== null) return null;
  return (
    <>
      <DownloadMenu outputs={manifest.outputs.length} />
      {job.mayChange && <RetryFailed manifest={manifest} />}
      {isOver && (
        <LinkButton href={queryHref("/jobs/new", { like: job.id })}>
          <RotateCcw aria-hidden size={16} /> {t("again")}
        </LinkButton>
      )}
      {!isOver && job.mayChange && (
        <>
          {!isOpenAgain && <AddInputs manifest={manifest} />}
          <AddBudget
            trigger={
              <Button>
                <Plus aria-hidden size={16} /> {t("addBudget.open")}
              </Button>
            }
          />
          <ConfirmDialog
            trigger={
              <Button tone="bare">
                <Ban aria-hidden size={16} /> {t("cancel.open")}
              </Button>
            }
            title={t("cancel.title")}
            description={t("cancel.about")}
            confirm={t("cancel.confirm")}
            onConfirm={() => run(() => lamplighter.cancelJob({ jobId: job.id }))}
          />
        </>
      )}
    </>
  );
}
