import type { Random } from "#core/random";
import { DAY, HOUR, MINUTE } from "#core/time";
import { inOrder, type LentDevice, type Session } from "./sessions";

type Habit = "visitor" | "evening" | "night";

interface DeviceKind {
  /** Of all devices. */
  share: number;
  cores: number;
  slowness: number;
  /** Of devices of this kind. */
  habits: Record<Habit, number>;
}

/**
 * What stands in a town's homes and how it is lent. Nobody has counted this: each figure is an assumption, as is every
 * distribution below, and a city that records its own sessions uses those instead (`--sessions`). Phones compute in the
 * foreground only, so they are never lent all night.
 */
const KINDS: readonly DeviceKind[] = [
  { share: 0.3, cores: 2, slowness: 2, habits: { visitor: 0.8, evening: 0.2, night: 0 } },
  { share: 0.4, cores: 3, slowness: 1.25, habits: { visitor: 0.3, evening: 0.3, night: 0.4 } },
  { share: 0.2, cores: 6, slowness: 0.9, habits: { visitor: 0.2, evening: 0.2, night: 0.6 } },
  { share: 0.1, cores: 2, slowness: 4, habits: { visitor: 0, evening: 1, night: 0 } },
];
/** Of households: with one, two and three devices that are ever lent. */
const DEVICES = [0.5, 0.3, 0.2];
/** A tab is not closed and opened again at once. */
const MIN_PAUSE_MS = MINUTE;

export function drawHouseholds(households: number, days: number, random: Random, endsAtMs: number): LentDevice[] {
  const devices: LentDevice[] = [];
  for (let household = 0; household < households; household++) {
    const count = 1 + pick(DEVICES, random);
    for (let i = 0; i < count; i++) devices.push(drawDevice(household, days, random, endsAtMs));
  }
  return devices;
}

function drawDevice(household: number, days: number, random: Random, endsAtMs: number): LentDevice {
  const kind = KINDS[
    pick(
      KINDS.map(({ share }) => share),
      random,
    )
  ] as DeviceKind;
  const { visitor, evening, night } = kind.habits;
  const habit = (["visitor", "evening", "night"] as const)[pick([visitor, evening, night], random)] ?? "visitor";
  const sessions: Session[] = [];
  for (let day = 0; day < days; day++) sessions.push(...sessionsOf(habit, day * DAY, random));
  const { cores, slowness } = kind;
  return { household, cores, slowness, sessions: inOrder(sessions, MIN_PAUSE_MS, endsAtMs) };
}

/** The day's sessions: a visitor's minutes between eight and eleven, two hours of an evening, or a night until morning. */
function sessionsOf(habit: Habit, midnight: number, random: Random): Session[] {
  const from = (hour: number, spread: number, lastsMs: number): Session => {
    const fromMs = Math.max(midnight, midnight + (hour + spread * normal(random)) * HOUR);
    return { fromMs: Math.round(fromMs), toMs: Math.round(fromMs + lastsMs) };
  };
  switch (habit) {
    case "visitor":
      return Array.from({ length: Math.floor(random() * 5) }, () =>
        from(8 + random() * 15, 0, logNormal(4 * MINUTE, 1, random)),
      );
    case "evening":
      return random() < 0.6 ? [from(19, 1.5, logNormal(2 * HOUR, 0.5, random))] : [];
    case "night":
      return random() < 0.8 ? [from(22.5, 0.75, (8 + normal(random)) * HOUR)] : [];
    default:
      throw new Error(`Unhandled habit: ${habit satisfies never}`);
  }
}

/** The index of a weight, by chance. */
function pick(weights: readonly number[], random: Random): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const at = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return at < 0 ? weights.length - 1 : at;
}

/** Box and Muller's, one of the two. */
const normal = (random: Random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const logNormal = (median: number, sigma: number, random: Random) => median * Math.exp(sigma * normal(random));
