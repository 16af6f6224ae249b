import { useCallback, useEffect, useRef, useState } from "react";
import { type Donation, openDonation } from "#workers/page/donation";
import type { DonationSnapshot, FinishedTile } from "#workers/page/donation-snapshot";
import { DayKeeper } from "./day-keeper";
import { NO_NUMBERS, type Numbers, numbersOf } from "./numbers";
import { PacedView } from "./paced-view";

/** How often the picture and the numbers may change: this keeps the page's own cost under a hundredth of a core. */
const LOOK_MS = 500;
const COUNT_MS = 2_000;

export interface DonationPlaces {
  controlUrl: string;
  boxUrl: string;
  siteUrl: string;
}

/** This browser's donation for as long as the page is there, and what of it is worth drawing now. */
export function useDonation(places: DonationPlaces, onTile: (tile: FinishedTile) => void) {
  const { controlUrl, boxUrl, siteUrl } = places;
  const [snapshot, setSnapshot] = useState<DonationSnapshot | null>(null);
  const [numbers, setNumbers] = useState<Numbers>(NO_NUMBERS);
  const donation = useRef<Donation | null>(null);

  useEffect(() => {
    const day = new DayKeeper();
    const looks = new PacedView(setSnapshot, LOOK_MS, isAwaited);
    const counts = new PacedView(setNumbers, COUNT_MS, () => false);
    const keep = () => day.save();
    window.addEventListener("pagehide", keep);
    const opened = openDonation({
      controlUrl,
      boxUrl,
      siteUrl,
      onTile,
      onSnapshot: (next) => {
        counts.offer(numbersOf(day.count(next, new Date()), next));
        looks.offer(next);
      },
    });
    donation.current = opened;
    return () => {
      donation.current = null;
      opened.dispose();
      looks.dispose();
      counts.dispose();
      window.removeEventListener("pagehide", keep);
      keep();
    };
  }, [controlUrl, boxUrl, siteUrl, onTile]);

  const start = useCallback(() => donation.current?.start(), []);
  const stop = useCallback(() => donation.current?.stop(), []);
  const setSlots = useCallback((slots: number) => donation.current?.setSlots(slots), []);
  const setShare = useCallback((sharePercent: number) => donation.current?.setShare(sharePercent), []);
  const deviceToken = useCallback(async () => (await donation.current?.deviceToken()) ?? null, []);
  return { snapshot, numbers, actions: { start, stop, setSlots, setShare, deviceToken } };
}

export type DonationActions = ReturnType<typeof useDonation>["actions"];

const isAwaited = (before: DonationSnapshot, after: DonationSnapshot) =>
  before.phase !== after.phase ||
  before.on !== after.on ||
  before.idleReason !== after.idleReason ||
  before.slots !== after.slots ||
  before.sharePercent !== after.sharePercent;
