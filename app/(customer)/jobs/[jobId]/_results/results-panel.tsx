"use client";

import type { CSSProperties } from "react";
import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Card } from "#app/_ui/card.tsx";
import { Tabs } from "#app/_ui/tabs.tsx";
import { useJobLive } from "../_job/job-live";
import { Arrivals } from "./arrivals";
import { ErrorGroups } from "./error-groups";
import { ResultPages } from "./result-pages";

const MAX_ROWS = 8;

/** Results as they arrive, the answers in order, and the units that failed with their errors. */
export function ResultsPanel() {
  const { job, pulse, revision } = useJobLive();
  const t = useTranslations("customer.jobResults");
  const { short } = useNumbers();
  const isOver = job.state === "finished" || job.state === "cancelled";
  // All three keep the room of the answers, so that nothing below moves when another is chosen or read.
  const room = { "--rows": Math.min(MAX_ROWS, pulse.units) } as CSSProperties;
  return (
    <Card title={t("title")}>
      <Tabs
        className="[&_[role=tabpanel]]:min-h-[calc(var(--rows)*2.5rem+1rem)]"
        style={room}
        label={t("title")}
        defaultValue={isOver ? "agreed" : "arriving"}
        tabs={[
          ...(isOver ? [] : [{ value: "arriving", label: t("tabs.arriving"), panel: <Arrivals /> }]),
          {
            value: "agreed",
            label: t("tabs.agreed"),
            count: short(pulse.agreed),
            panel: <ResultPages key={revision} state="agreed" count={pulse.agreed} />,
          },
          {
            value: "failed",
            label: t("tabs.failed"),
            count: short(pulse.failed),
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
