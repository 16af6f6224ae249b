import type { SeatView } from "#workers/contract/donation-snapshot";

/** What a window shows of its core. */
export interface SeatLight {
  /** The unit that runs, or that ran when a gap was first seen. */
  unit: number;
  /** Between two units at the last look: dark at the next one unless a unit runs by then. */
  gap: boolean;
}

/**
 * Which cores are lit. A gap between two units that is over by the next look is no darkness: it is shorter than the
 * time in which a lamp fades.
 */
export function litSeats(before: ReadonlyMap<number, SeatLight>, seats: readonly SeatView[]): Map<number, SeatLight> {
  const lit = new Map<number, SeatLight>();
  for (const { seat, unit } of seats) {
    const last = before.get(seat);
    if (unit !== null) lit.set(seat, { unit, gap: false });
    else if (last && !last.gap) lit.set(seat, { unit: last.unit, gap: true });
  }
  return lit;
}

/** The window of a core, where a machine has more cores than a street has windows. */
export const paneOf = (seat: number, cores: number, panes: number) =>
  cores <= panes ? seat : Math.floor((seat * panes) / cores);
