"use client";

import { Card } from "../../../_ui/card";
import { formatCount } from "../../../_ui/format/format-count";
import { formatShare } from "../../../_ui/format/format-share";
import { Stat, type StatProps } from "../../../_ui/stat";
import { useFleet } from "../_live/fleet-provider";
import { Sparkline } from "./sparkline";
import { trendOf } from "./trend-of";

export function FleetNumbers() {
  const pulse = useFleet((view) => view.pulse);
  const history = useFleet((view) => view.history);
  const rate = pulse.unitsPerSecond;
  return (
    <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
      <FleetNumber label="Devices here" value={formatCount(pulse.devices)} at={history.at} values={history.devices} />
      <FleetNumber
        label="Cores at work"
        value={formatCount(pulse.busy)}
        unit={`of ${formatCount(pulse.slots)}${pulse.slots > 0 ? `, ${formatShare(pulse.busy, pulse.slots)}` : ""}`}
        at={history.at}
        values={history.busy}
        lit
      />
      <FleetNumber
        label="Units settled a second"
        value={rate > 0 && rate < 10 ? rate.toFixed(1) : formatCount(rate)}
        at={history.at}
        values={history.unitsPerSecond}
      />
      <FleetNumber
        label="Units waiting"
        value={formatCount(pulse.waitingUnits)}
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
