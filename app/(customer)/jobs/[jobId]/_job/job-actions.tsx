"use client";

import { Ban, Download, FileArchive, FileText, Plus, RotateCcw, Table } from "lucide-react";
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
  const isOver = pulse.state === "finished" || pulse.state === "cancelled";
  const settled = pulse.agreed + pulse.failed;
  if (deletedAt !== null) return null;
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button disabled={settled === 0}>
            <Download aria-hidden size={16} /> Download
          </Button>
        }
        heading={isOver ? "All results" : "The results so far"}
        items={[
          {
            label: "JSON lines",
            about: "One line per unit: its output as text, its error, what it cost",
            icon: <FileText aria-hidden />,
            onSelect: () => save(lamplighter.urlOf("streamResults", { jobId: job.id })),
          },
          {
            label: "CSV table",
            about: "A row per unit; keys of JSON outputs are columns",
            icon: <Table aria-hidden />,
            onSelect: () => save(lamplighter.urlOf("csvResults", { jobId: job.id })),
          },
          {
            label: "Parquet",
            about: "The same with types, for DuckDB, pandas and their kin",
            icon: <Table aria-hidden />,
            onSelect: () => save(lamplighter.urlOf("parquetResults", { jobId: job.id })),
          },
          {
            label: "Zip archive",
            about: "Every output file under its unit's number",
            icon: <FileArchive aria-hidden />,
            onSelect: () => save(lamplighter.urlOf("zipResults", { jobId: job.id })),
          },
        ]}
      />
      <RetryFailed manifest={manifest} />
      {isOver && (
        <LinkButton href={queryHref("/jobs/new", { like: job.id })}>
          <RotateCcw aria-hidden size={16} /> Again
        </LinkButton>
      )}
      {!isOver && (
        <>
          <AddInputs manifest={manifest} />
          <AddBudget
            trigger={
              <Button>
                <Plus aria-hidden size={16} /> Add budget
              </Button>
            }
          />
          <ConfirmDialog
            trigger={
              <Button tone="bare">
                <Ban aria-hidden size={16} /> Cancel
              </Button>
            }
            title="Cancel this job?"
            description="Its cores stop within a second, and it cannot be resumed. Results settled so far stay available for download; the rest of the budget goes back to the account."
            confirm="Cancel the job"
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
