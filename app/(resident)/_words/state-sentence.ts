import type { DonationSnapshot } from "#workers/contract/donation-snapshot";
import type { DonationState } from "#workers/contract/donation-state";
import type { Sentence, StateWords } from "./sentence";

export interface Circumstances {
  city: string;
  /** The browser believes that it has a network. */
  online: boolean;
  unitsToday: number;
}

type Shown = Pick<DonationSnapshot, "state" | "workerSlots" | "isFinishing" | "isFull" | "lent" | "slots" | "limits">;

/** What the resident reads of a donation. */
export function stateSentence(
  words: StateWords,
  { state, workerSlots, isFinishing, isFull, lent, slots: chosen, limits }: Shown,
  circumstances: Circumstances,
): Sentence {
  const { city, unitsToday } = circumstances;
  const slots = Math.min(chosen, limits.maxCores ?? chosen);
  switch (state.mode) {
    case "opening":
    case "off":
    case "too-old":
    case "removed":
    case "other-tab":
      return words[state.mode]({}, city);
    case "finishing":
      return words.finishing(state, city);
    case "unsupported":
      return words.unsupported(state, city);
    case "resting":
      return words.resting(state, city);
    case "connecting":
      return words[whyNotConnected(state, circumstances)]({}, city);
    case "preparing":
      return words[state.sandbox === "failed" ? "no-sandbox" : "connecting"]({}, city);
    case "waiting":
      if (isFull) return words.full({}, city);
      return lent === 0
        ? words["machine-busy"]({ jobs: [], slots, lent }, city)
        : words[state.idle ?? "looking"]({}, city);
    case "working": {
      const jobs = jobsAtWork(workerSlots);
      if (isFull && workerSlots.every(({ unit }) => unit === null)) return words.full({}, city);
      if (isFinishing) return words["stopping-soon"]({ jobs }, city);
      if (lent < slots) return words["machine-busy"]({ jobs, slots, lent }, city);
      return state.link === "open"
        ? words.working({ jobs, units: unitsToday }, city)
        : words["working-alone"]({ jobs }, city);
    }
    case "stopped-by-city":
      return state.why?.kind === "device-limited"
        ? words["device-limited"]({}, city)
        : words["stopped-by-city"]({ reason: state.why?.words ?? null }, city);
    default:
      throw new Error(`Unhandled state: ${state satisfies never}`);
  }
}

function whyNotConnected({ link, sandbox }: Extract<DonationState, { mode: "connecting" }>, { online }: Circumstances) {
  if (!online) return "offline";
  if (link === "crowded") return "crowded";
  if (sandbox === "failed") return "no-sandbox";
  return link === "lost" ? "reconnecting" : "connecting";
}

function jobsAtWork(workerSlots: DonationSnapshot["workerSlots"]): string[] {
  const cores = new Map<string, { name: string; workerSlots: number }>();
  for (const { jobId, jobName } of workerSlots) {
    cores.set(jobId, { name: jobName, workerSlots: (cores.get(jobId)?.workerSlots ?? 0) + 1 });
  }
  return [...cores.values()].sort((a, b) => b.workerSlots - a.workerSlots).map(({ name }) => name);
}
