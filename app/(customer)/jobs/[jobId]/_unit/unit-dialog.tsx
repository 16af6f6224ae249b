"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { formatCount } from "#app/_ui/format/format-count.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { Skeleton } from "#app/_ui/skeleton.tsx";
import { useJobLive } from "../_job/job-live";
import { TimelineList } from "./timeline-list";
import { UnitFacts } from "./unit-facts";
import { useOpenUnit } from "./use-open-unit";
import { useTimeline } from "./use-timeline";
import { useUnit } from "./use-unit";

/** One unit: what was called, what came back, and who says so. Open while the address names a unit. */
export function UnitDialog() {
  const { unit, open, close } = useOpenUnit();
  const { pulse } = useJobLive();
  const isOpen = unit !== undefined && unit < pulse.units;
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(next) => {
        if (!next) close();
      }}
      title={`Unit ${formatCount(unit ?? 0)}`}
      scrolls="What happened to it"
      description={`Of ${formatCount(pulse.units)}, counted from 0`}
      actions={
        unit !== undefined && (
          <>
            <Button size="small" disabled={unit === 0} onClick={() => open(unit - 1)}>
              <ChevronLeft aria-hidden size={16} /> Previous
            </Button>
            <Button size="small" disabled={unit + 1 >= pulse.units} onClick={() => open(unit + 1)}>
              Next <ChevronRight aria-hidden size={16} />
            </Button>
          </>
        )
      }
    >
      {isOpen && <UnitView key={unit} unit={unit} />}
    </Dialog>
  );
}

function UnitView({ unit }: { unit: number }) {
  const view = useUnit(unit);
  const timeline = useTimeline(unit);
  // Nothing is drawn below what is still being read: it would have to move.
  if (view.kind === "reading") return <Skeleton lines={6} label="Reading the unit" />;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {view.kind === "settled" ? <UnitFacts detail={view.detail} /> : <Notice>{view.message}</Notice>}
      {timeline && <TimelineList timeline={timeline} />}
    </div>
  );
}
