import type { HouseholdDevice } from "#protocol/api/household";
import type { DevicesWords } from "../_words/devices-words";

export interface Doing {
  state: keyof DevicesWords["states"];
  sentences: string[];
}

/** What a device does at this moment, and why: from its own report, and only while it is connected. */
export function tellDoing(words: DevicesWords, device: HouseholdDevice, until: (at: number) => string): Doing {
  const { online, report, pause, liftedAt } = device;
  const paused = pause && ended(words.pausedUntil(pause.until && until(Date.parse(pause.until))));
  const lifted = liftedAt === null ? [] : [ended(words.lifted(until(Date.parse(liftedAt))))];
  if (!online) return { state: "away", sentences: paused ? [paused, words.pauseWaits] : [words.notConnected] };
  if (!report) return { state: "waiting", sentences: [words.waiting, ...lifted] };
  const { doing, cores, lent } = report;
  switch (doing.kind) {
    case "resting": {
      const isPause = doing.why.kind === "paused" || doing.why.kind === "paused-remotely";
      const isRule = doing.by === "household" && !isPause;
      const why = ended(words.resting(doing.why, until));
      return {
        state: isPause ? "paused" : "resting",
        sentences: [why, ...(isRule ? [words.byHousehold] : []), ...(paused && !isPause ? [paused] : lifted)],
      };
    }
    case "working":
      return { state: "working", sentences: [words.working(lent, cores), ...lifted] };
    case "waiting":
      return { state: "waiting", sentences: [doing.idle ? words.idle[doing.idle] : words.waiting, ...lifted] };
    case "off":
      return { state: "off", sentences: [words.plain.off, ...(paused ? [paused] : lifted)] };
    default:
      return { state: "waiting", sentences: [words.plain[doing.kind], ...lifted] };
  }
}

/** "6:00 a.m." has its full stop already. */
const ended = (sentence: string) => (sentence.endsWith(".") ? sentence : `${sentence}.`);
