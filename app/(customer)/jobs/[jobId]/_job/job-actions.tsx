"use client";

import { Ban, Download, FileArchive, FileText, Plus, ReceiptText, RotateCcw, Table } from "lucide-react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { ConfirmDialog } from "#app/_ui/confirm-dialog.tsx";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { Menu } from "#app/_ui/menu.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import type { JobDetail } from "#protocol/api/jobs";
import { AddBudget } from "./add-budget";
import { AddInputs } from "./add-inputs";
import { useJobLive } from "./job-live";
import { RetryFailed } from "./retry-failed";
import { useAct } from "./use-act";

export function JobActions({ manifest }: Pick<JobDetail, "manifest">) {
  const { job, pulse, deletedAt } = useJobLive();
  const { run } = useAct();
  const t = useTranslations("customer.jobActs");
  const isOver = pulse.state === "finished" || pulse.state === "cancelled";
  const settled = pulse.agreed + pulse.failed;
  if (deletedAt !== null) return null;
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button disabled={settled === 0}>
            <Download aria-hidden size={16} /> {t("download.open")}
          </Button>
        }
        heading={t(isOver ? "download.all" : "download.soFar")}
        items={[
          {
            label: t("download.jsonl.label"),
            about: t("download.jsonl.about"),
            icon: <FileText aria-hidden />,
            onSelect: () => save(lamplighter.urlOf("streamResults", { jobId: job.id })),
          },
          {
            label: t("download.csv.label"),
            about: t("download.csv.about"),
            icon: <Table aria-hidden />,
            onSelect: () => save(lamplighter.urlOf("csvResults", { jobId: job.id })),
          },
          {
            label: t("download.parquet.label"),
            about: t("download.parquet.about"),
            icon: <Table aria-hidden />,
            onSelect: () => save(lamplighter.urlOf("parquetResults", { jobId: job.id })),
          },
          {
            label: t("download.zip.label"),
            about: t("download.zip.about"),
            icon: <FileArchive aria-hidden />,
            onSelect: () => save(lamplighter.urlOf("zipResults", { jobId: job.id })),
          },
          {
            label: t("download.receipts.label"),
            about: t("download.receipts.about"),
            icon: <ReceiptText aria-hidden />,
            onSelect: () => save(lamplighter.urlOf("streamReceipts", { jobId: job.id })),
          },
        ]}
      />
      {job.mayChange && <RetryFailed manifest={manifest} />}
      {isOver && (
        <LinkButton href={queryHref("/jobs/new", { like: job.id })}>
          <RotateCcw aria-hidden size={16} /> {t("again")}
        </LinkButton>
      )}
      {!isOver && job.mayChange && (
        <>
          <AddInputs manifest={manifest} />
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

/** The browser's own download: streamed to disk, cookies included. */
function save(href: string) {
  const link = document.createElement("a");
  link.href = href;
  link.download = "";
  link.click();
}
