import { useEffect, useMemo, useRef, useState } from "react";
import type { HomeRules } from "#core/home/home-rules";
import type { TermsVersion } from "#protocol/people/terms";
import type { DayRecord } from "#workers/contract/day-record";
import type { DonationSnapshot, FinishedTile } from "#workers/contract/donation-snapshot";
import type { DonationState } from "#workers/contract/donation-state";
import { type Donation, openDonation } from "#workers/page/donation";
import type { SandboxPlaces } from "#workers/page/sandbox-places";
import { keepConsent } from "../_terms/kept-consent";
import { NO_NUMBERS, type Numbers, numbersOf } from "./numbers";
import { PacedView } from "./paced-view";

/**
 * How often the house and the cards change by themselves. A look repaints some windows, a telling rolls numbers for
 * 400 ms: at this pace both together cost about a hundredth of a core.
 */
const LOOK_MS = 2_000;
const TELL_MS = 8_000;

/** What the cards tell: facts of one moment. */
export interface Told {
  snapshot: DonationSnapshot | null;
  numbers: Numbers;
  at: number;
}

/** This browser's donation for as long as the page is there, and what of it is worth drawing now. */
export function useDonation(places: SandboxPlaces, terms: TermsVersion, onTile: (tile: FinishedTile) => void) {
  const { controlUrl, sandboxUrl, siteUrl } = places;
  const [snapshot, setSnapshot] = useState<DonationSnapshot | null>(null);
  const [told, setTold] = useState<Told>({ snapshot: null, numbers: NO_NUMBERS, at: 0 });
  const donation = useRef<Donation | null>(null);

  useEffect(() => {
    const looks = new PacedView<DonationSnapshot>(setSnapshot, LOOK_MS, isAwaited);
    const tells = new PacedView<Told>(setTold, TELL_MS, (before, after) => isNews(before.snapshot, after.snapshot));
    const opened = openDonation({
      controlUrl,
      sandboxUrl,
      siteUrl,
      onTile,
      onSnapshot: (next) => {
        tells.offer({ snapshot: next, numbers: numbersOf(next), at: Date.now() });
        looks.offer(next);
      },
    });
    donation.current = opened;
    return () => {
      donation.current = null;
      opened.dispose();
      looks.dispose();
      tells.dispose();
    };
  }, [controlUrl, sandboxUrl, siteUrl, onTile]);

  const actions = useMemo<DonationActions>(
    () => ({
      start: () => {
        keepConsent(terms, new Date());
        donation.current?.start();
      },
      stop: () => donation.current?.stop(),
      setSlots: (slots) => donation.current?.setSlots(slots),
      setRules: (rules) => donation.current?.setRules(rules),
      pause: (until) => donation.current?.pause(until),
      finish: () => donation.current?.finish(),
      finishFor: (then) => (donation.current ? donation.current.finishFor(then) : then()),
      setShare: (sharePercent) => donation.current?.setShare(sharePercent),
      pair: (wanted) => donation.current?.pair(wanted),
      countBytes: (bytes) => donation.current?.countBytes(bytes),
      days: async () => (await donation.current?.days()) ?? [],
      deviceToken: async () => (await donation.current?.deviceToken()) ?? null,
    }),
    [terms],
  );
  return { snapshot, told, actions };
}

export interface DonationActions {
  start: () => void;
  stop: () => void;
  setSlots: (slots: number) => void;
  setShare: (sharePercent: number) => void;
  setRules: (rules: HomeRules) => void;
  pause: (until: number | null) => void;
  finish: () => void;
  /** Calls back when the running units have ended; whether it is on at the next visit stays. */
  finishFor: (then: () => void) => void;
  pair: (wanted: boolean) => void;
  /** What the page itself fetched for the donation's sake. */
  countBytes: (bytes: number) => void;
  days: () => Promise<DayRecord[]>;
  deviceToken: () => Promise<string | null>;
}

const isAwaited = (before: DonationSnapshot, after: DonationSnapshot) =>
  isOther(before.state, after.state) ||
  before.on !== after.on ||
  before.slots !== after.slots ||
  before.limits.maxCores !== after.limits.maxCores ||
  before.limits.maxSharePercent !== after.limits.maxSharePercent ||
  before.lent !== after.lent ||
  before.sharePercent !== after.sharePercent ||
  before.isFinishing !== after.isFinishing ||
  before.isFull !== after.isFull ||
  before.rules !== after.rules ||
  before.household !== after.household ||
  codeOf(before) !== codeOf(after) ||
  before.workerSlots.length !== after.workerSlots.length;

const codeOf = ({ pairing }: DonationSnapshot) => (pairing?.kind === "code" ? pairing.code : pairing?.kind);

/** What the donation does, and why it waits; how many results still go out is no news. */
const isOther = (before: DonationState, after: DonationState) =>
  before.mode !== after.mode ||
  (before.mode === "waiting" && after.mode === "waiting" && before.idle !== after.idle) ||
  (before.mode === "resting" && after.mode === "resting" && before.why !== after.why);

/** Another job, or none: the cards say so at once. */
function isNews(before: DonationSnapshot | null, after: DonationSnapshot | null): boolean {
  if (!before || !after) return before !== after;
  const isOtherState = before.state.mode !== after.state.mode || before.lent !== after.lent;
  return isOtherState || jobsOf(before) !== jobsOf(after);
}

const jobsOf = ({ workerSlots }: DonationSnapshot) =>
  [...new Set(workerSlots.map(({ jobId }) => jobId))].sort().join(" ");
