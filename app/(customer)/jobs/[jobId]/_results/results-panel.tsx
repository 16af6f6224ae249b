"use client";

import type { CSSProperties } from "react";
import { Card } from "#app/_ui/card.tsx";
import { formatShortCount } from "#app/_ui/format/format-count.ts";
import { Tabs } from "#app/_ui/tabs.tsx";
import { useJobLive } from "../_job/job-live";
import { Arrivals } from "./arrivals";
import { ErrorGroups } from "./error-groups";
import { ResultPages } from "./result-pages";

const MAX_ROWS = 8;

/** Results as they arrive, the answers in order, and the units that failed with their errors. */
export function ResultsPanel() {
  const { job, pulse, revision } = useJobLive();
  const isOver = job.state === "finished" || job.state === "cancelled";
  // All three keep the room of the answers, so that nothing below moves when another is chosen or read.
  const room = { "--rows": Math.min(MAX_ROWS, pulse.units) } as CSSProperties;
  return (
    <Card title="Results">
      <Tabs
        className="[&_[role=tabpanel]]:min-h-[calc(var(--rows)*2.5rem+1rem)]"
        style={room}
        label="Results"
        defaultValue={isOver ? "agreed" : "arriving"}
        tabs={[
          ...(isOver ? [] : [{ value: "arriving", label: "Arriving", panel: <Arrivals /> }]),
          {
            value: "agreed",
            label: "Answers",
            count: formatShortCount(pulse.agreed),
            panel: <ResultPages key={revision} state="agreed" count={pulse.agreed} />,
          },
          {
            value: "failed",
            label: "Failing",
            count: formatShortCount(pulse.failed),
            panel: (
              <>
                <ErrorGroups key={revision} failed={pulse.failed} />
                <ResultPages key={revision} state="failed" count={pulse.failed} />
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}
