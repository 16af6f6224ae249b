import { useMemo } from "react";

const UNIT = 3;

/** Which windows are lit, without the flicker of one unit after the other: a screen that is on for months is drawn anew only when a core begins or stops. */
export function useCalmLights(lit: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const panes = [...lit.keys()].sort((a, b) => a - b).join(" ");
  return useMemo(
    () => new Map(panes === "" ? [] : panes.split(" ").map((pane) => [Number(pane), UNIT] as const)),
    [panes],
  );
}
