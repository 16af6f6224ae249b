"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Card } from "#app/_ui/card.tsx";
import type { JobHistory } from "#protocol/api/jobs";
import { JobDial } from "./job-dial";
import { useJobLive } from "./job-live";
import { ThroughputPlot } from "./throughput-plot";

/** The dial beside what it did: cores asked for and granted, and the units that came of it. */
export function CoresCard({ history }: { history: JobHistory }) {
  const { job, pulse } = useJobLive();
  const t = useTranslations("customer.job.cores");
  const isOver = pulse.state === "finished" || pulse.state === "cancelled";
  /** A job that ends while it is looked at keeps its dial, so that the page stays in its place. */
  const [hasDial] = useState(!isOver);
  return (
    <Card title={t("title")} about={t(isOver ? "over" : "about")}>
      <div className={hasDial ? "grid gap-6 lg:grid-cols-[22rem_minmax(0,1fr)]" : ""}>
        {hasDial && (
          <div inert={isOver || !job.mayChange} className={isOver || !job.mayChange ? "opacity-60" : ""}>
            <JobDial />
          </div>
        )}
        <ThroughputPlot history={history} />
      </div>
    </Card>
  );
}
