"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
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
  const t = useTranslations("customer.unit");
  const { count } = useNumbers();
  const { pulse } = useJobLive();
  const isOpen = unit !== undefined && unit < pulse.units;
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(next) => {
        if (!next) close();
      }}
      title={t("title", { unit: count(unit ?? 0) })}
      scrolls={t("scrolls")}
      description={t("about", { units: count(pulse.units) })}
      actions={
        unit !== undefined && (
          <>
            <Button size="small" disabled={unit === 0} onClick={() => open(unit - 1)}>
              <ChevronLeft aria-hidden size={16} /> {t("previous")}
            </Button>
            <Button size="small" disabled={unit + 1 >= pulse.units} onClick={() => open(unit + 1)}>
              {t("next")} <ChevronRight aria-hidden size={16} />
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
  const t = useTranslations("customer.unit");
  const view = useUnit(unit);
  const timeline = useTimeline(unit);
  // Nothing is drawn below what is still being read: it would have to move.
  if (view.kind === "reading") return <Skeleton lines={6} label={t("reading")} />;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {view.kind === "settled" ? <UnitFacts detail={view.detail} /> : <Notice>{view.message}</Notice>}
      {timeline && <TimelineList timeline={timeline} />}
    </div>
  );
}
