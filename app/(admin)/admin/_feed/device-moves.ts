import { formatCountOf } from "#app/_ui/format/format-count.ts";
import type { FleetLamp, FleetPulse } from "#protocol/live-messages";
import type { FeedLine } from "./feed-line";

const MAX_NAMED = 3;

type Devices = Pick<FleetPulse, "lamps" | "at">;

/** Devices that came and went between two pulses. Crowds are counted, not named. */
export function deviceMoves(before: Devices, after: Devices): FeedLine[] {
  const were = new Set(before.lamps.map((lamp) => lamp.deviceId));
  const are = new Set(after.lamps.map((lamp) => lamp.deviceId));
  const came = after.lamps.filter((lamp) => !were.has(lamp.deviceId));
  const went = before.lamps.filter((lamp) => !are.has(lamp.deviceId));
  return [...told(came, after.at, "joined", joined), ...told(went, after.at, "left", () => "left")];
}

const joined = (lamp: FleetLamp) =>
  lamp.slots > 0 ? `joined with ${formatCountOf(lamp.slots, "core")}` : "joined, but offers no core yet";

function told(lamps: FleetLamp[], at: number, move: string, text: (lamp: FleetLamp) => string): FeedLine[] {
  if (lamps.length > MAX_NAMED) {
    const subject = formatCountOf(lamps.length, "device");
    return [{ key: `${at} ${move}`, at, kind: "device", subject, text: move }];
  }
  return lamps.map((lamp) => ({
    key: `${at} ${move} ${lamp.deviceId}`,
    at,
    kind: "device",
    subject: lamp.label,
    text: text(lamp),
    href: `/admin/devices/${lamp.deviceId}`,
  }));
}
