"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { formatCount } from "#app/_ui/format/format-count.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { Skeleton } from "#app/_ui/skeleton.tsx";
import { useJobLive } from "../_job/job-live";
import { UnitFacts } from "./unit-facts";
import { UnitTimeline } from "./unit-timeline";
import { useOpenUnit } from "./use-open-unit";
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
      {isOpen && (
        <div key={unit} className="flex min-w-0 flex-col gap-4">
          <UnitView unit={unit} />
          <UnitTimeline unit={unit} />
        </div>
      )}
    </Dialog>
  );
}

function UnitView({ unit }: { unit: number }) {
  const view = useUnit(unit);
  switch (view.kind) {
    case "reading":
      return <Skeleton lines={6} label="Reading the unit" />;
    case "refused":
      return <Notice>{view.message}</Notice>;
    case "settled":
      return <UnitFacts detail={view.detail} />;
    default:
      throw new Error(`Unhandled view: ${view satisfies never}`);
  }
}
