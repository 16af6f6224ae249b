"use client";

import { Download, FileArchive, FileText, ReceiptText, Table } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Button } from "#app/_ui/button.tsx";
import { Menu } from "#app/_ui/menu.tsx";
import { unitsPerArchive } from "#protocol/manifest/results-index";
import { useJobLive } from "./job-live";
import { ZipParts } from "./zip-parts";

/** `outputs`: how many files each unit may leave beside its main output. */
export function DownloadMenu({ outputs }: { outputs: number }) {
  const { job, pulse } = useJobLive();
  const t = useTranslations("customer.jobActs.download");
  const { count } = useNumbers();
  const [choosesPart, setChoosesPart] = useState(false);
  const isOver = pulse.state === "finished" || pulse.state === "cancelled";
  const settled = pulse.agreed + pulse.failed;
  const span = unitsPerArchive(outputs);
  const zip = settled > span ? "zipParts" : "zip";
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button disabled={settled === 0}>
            <Download aria-hidden size={16} /> {t("open")}
          </Button>
        }
        heading={t(isOver ? "all" : "soFar")}
        items={[
          {
            label: t("jsonl.label"),
            about: t("jsonl.about"),
            icon: <FileText aria-hidden />,
            onSelect: () => save(lamplighter.urlOf("streamResults", { jobId: job.id })),
          },
          {
            label: t("csv.label"),
            about: t("csv.about"),
            icon: <Table aria-hidden />,
            onSelect: () => save(lamplighter.urlOf("csvResults", { jobId: job.id })),
          },
          {
            label: t("parquet.label"),
            about: t("parquet.about"),
            icon: <Table aria-hidden />,
            onSelect: () => save(lamplighter.urlOf("parquetResults", { jobId: job.id })),
          },
          {
            label: t(`${zip}.label`, { parts: count(Math.ceil(pulse.units / span)) }),
            about: t(`${zip}.about`),
            icon: <FileArchive aria-hidden />,
            onSelect: () =>
              zip === "zip" ? save(lamplighter.urlOf("zipResults", { jobId: job.id })) : setChoosesPart(true),
          },
          {
            label: t("receipts.label"),
            about: t("receipts.about"),
            icon: <ReceiptText aria-hidden />,
            onSelect: () => save(lamplighter.urlOf("streamReceipts", { jobId: job.id })),
          },
        ]}
      />
      <ZipParts open={choosesPart} onOpenChange={setChoosesPart} span={span} />
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
