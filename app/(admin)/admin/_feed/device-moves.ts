import type { FleetLamp, FleetPulse } from "#protocol/live-messages";
import type { FeedEvent, FeedLine } from "./feed-line";

const MAX_NAMED = 3;

type Devices = Pick<FleetPulse, "lamps" | "at">;

/** Devices that came and went between two pulses. Crowds are counted, not named. */
export function deviceMoves(before: Devices, after: Devices): FeedLine[] {
  const were = new Set(before.lamps.map((lamp) => lamp.deviceId));
  const are = new Set(after.lamps.map((lamp) => lamp.deviceId));
  const came = after.lamps.filter((lamp) => !were.has(lamp.deviceId));
  const went = before.lamps.filter((lamp) => !are.has(lamp.deviceId));
  return [
    ...lines(came, after.at, "crowd-joined", ({ label, slots }) => ({ event: "joined", device: label, cores: slots })),
    ...lines(went, after.at, "crowd-left", ({ label }) => ({ event: "left", device: label })),
  ];
}

function lines(
  lamps: FleetLamp[],
  at: number,
  crowd: "crowd-joined" | "crowd-left",
  eventOf: (lamp: FleetLamp) => FeedEvent,
): FeedLine[] {
  if (lamps.length > MAX_NAMED) {
    return [{ key: `${at} ${crowd}`, at, kind: "device", event: crowd, devices: lamps.length }];
  }
  return lamps.map((lamp) => ({
    key: `${at} ${crowd} ${lamp.deviceId}`,
    at,
    kind: "device",
    ...eventOf(lamp),
    href: `/admin/devices/${lamp.deviceId}`,
  }));
}
