"use client";

import { Card } from "#app/_ui/card.tsx";
import { formatCount } from "#app/_ui/format/format-count.ts";
import { formatShare } from "#app/_ui/format/format-share.ts";
import { Stat, type StatProps } from "#app/_ui/stat.tsx";
import { useFleet } from "../_live/fleet-provider";
import { Sparkline } from "./sparkline";
import { trendOf } from "./trend-of";

export function FleetNumbers() {
  const slots = useFleet((view) => view.pulse.slots);
  const history = useFleet((view) => view.history);
  // Digits that change more than once a second cannot be read: the figures are those of the last sample.
  const busy = history.busy.at(-1) ?? 0;
  const rate = history.unitsPerSecond.at(-1) ?? 0;
  return (
    <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
      <FleetNumber
        label="Devices here"
        value={formatCount(history.devices.at(-1) ?? 0)}
        at={history.at}
        values={history.devices}
      />
      <FleetNumber
        label="Cores at work"
        value={formatCount(busy)}
        unit={
          <>
            of {formatCount(slots)}
            {slots > 0 && <span className="max-sm:hidden">, {formatShare(busy, slots)}</span>}
          </>
        }
        at={history.at}
        values={history.busy}
        lit
      />
      <FleetNumber
        label="Units a second"
        value={rate > 0 && rate < 10 ? rate.toFixed(1) : formatCount(rate)}
        at={history.at}
        values={history.unitsPerSecond}
      />
      <FleetNumber
        label="Units waiting"
        value={formatCount(history.waitingUnits.at(-1) ?? 0)}
        at={history.at}
        values={history.waitingUnits}
      />
    </div>
  );
}

interface FleetNumberProps extends Pick<StatProps, "label" | "value" | "unit"> {
  at: readonly number[];
  values: readonly number[];
  lit?: boolean;
}

function FleetNumber({ label, value, unit, at, values, lit = false }: FleetNumberProps) {
  const trend = trendOf(at, values);
  return (
    <Card>
      <Stat
        label={label}
        value={value}
        {...(unit === undefined ? {} : { unit })}
        {...(trend ? { trend } : { detail: "trend in a moment" })}
      />
      <Sparkline values={values} lit={lit} />
    </Card>
  );
}
