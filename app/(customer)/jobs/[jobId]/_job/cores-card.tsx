"use client";

import { Card } from "#app/_ui/card.tsx";
import type { JobHistory } from "#protocol/api/jobs";
import { JobDial } from "./job-dial";
import { useJobLive } from "./job-live";
import { ThroughputPlot } from "./throughput-plot";

/** The dial beside what it did: cores asked for and granted, and the units that came of it. */
export function CoresCard({ history }: { history: JobHistory }) {
  const { pulse } = useJobLive();
  const isOver = pulse.state === "finished" || pulse.state === "cancelled";
  return (
    <Card title="Cores" about={isOver ? "How it went" : "Turn them up, down or to zero at any time"}>
      <div className={isOver ? "" : "grid gap-6 lg:grid-cols-[20rem_minmax(0,1fr)]"}>
        {!isOver && <JobDial />}
        <ThroughputPlot history={history} />
      </div>
    </Card>
  );
}
