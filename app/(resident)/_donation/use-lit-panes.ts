import { useEffect, useMemo, useRef } from "react";
import type { DonationSnapshot } from "#workers/contract/donation-snapshot";
import { MAX_PANES } from "../_house/lay-out-street";
import { litSlots, paneOf, type SlotLight } from "./lit-slots";

/** The unit behind each lit window of the house; the same map for as long as nothing changes that a window shows. */
export function useLitPanes(snapshot: DonationSnapshot | null, cores: number): ReadonlyMap<number, number> {
  const before = useRef<ReadonlyMap<number, SlotLight>>(new Map());
  const workerSlots = snapshot?.workerSlots;
  const lit = useMemo(() => litSlots(before.current, workerSlots ?? []), [workerSlots]);
  useEffect(() => {
    before.current = lit;
  }, [lit]);
  const key = [...lit].map(([slot, { unit }]) => `${slot}:${unit}`).join(" ");
  // The key holds all that a window shows, so that a snapshot without news draws nothing.
  return useMemo(
    () =>
      new Map(
        key === ""
          ? []
          : key.split(" ").map((entry) => {
              const [slot = 0, unit = 0] = entry.split(":").map(Number);
              return [paneOf(slot, cores, MAX_PANES), unit] as const;
            }),
      ),
    [key, cores],
  );
}
