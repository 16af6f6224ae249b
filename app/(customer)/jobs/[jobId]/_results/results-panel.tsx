"use client";

import { Card } from "#app/_ui/card.tsx";
import { formatShortCount } from "#app/_ui/format/format-count.ts";
import { Tabs } from "#app/_ui/tabs.tsx";
import { useJobLive } from "../_job/job-live";
import { Arrivals } from "./arrivals";
import { ErrorGroups } from "./error-groups";
import { ResultPages } from "./result-pages";

/** Results as they arrive, the answers in order, and the units that failed with their errors. */
export function ResultsPanel() {
  const { job, pulse, revision } = useJobLive();
  const isOver = job.state === "finished" || job.state === "cancelled";
  return (
    <Card title="Results">
      <Tabs
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
