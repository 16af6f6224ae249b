"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import type { JobMosaic } from "#protocol/api/jobs";
import { LIMITS } from "#protocol/limits";
import { useReopened } from "../_job/job-live";
import { fetchRuns } from "./fetch-runs";
import { fieldOf, significance } from "./significance";

/** Units are settled many times a second; their results are read together. */
const READ_EVERY_MS = 700;
/** Requests of one round; the rest wait for the next. */
const RUNS_PER_ROUND = 8;

interface Known {
  /** Units whose results were read, also those without a number at the field. */
  read: ReadonlySet<number>;
  values: ReadonlyMap<number, number>;
}

const NOTHING: Known = { read: new Set(), values: new Map() };

/** −log₁₀ of the number at `field` of every settled unit, read as units are settled. */
export function useUnitValues(mosaic: JobMosaic, units: number, field: string): ReadonlyMap<number, number> {
  const { jobId, cells, unitsPerCell } = mosaic;
  const [known, setKnown] = useState(NOTHING);
  const isReading = useRef(false);

  const readMissing = useEffectEvent(async () => {
    const missing = missingUnits(cells, unitsPerCell, units, known.read);
    if (isReading.current || missing.length === 0 || document.visibilityState !== "visible") return;
    isReading.current = true;
    const read = new Set<number>();
    const values = new Map<number, number>();
    for (const run of fetchRuns(missing, { gap: 16, max: LIMITS.apiPage }).slice(0, RUNS_PER_ROUND)) {
      const page = await lamplighter.listResults({ jobId, state: "agreed", ...run }).catch(() => undefined);
      for (const { unit, text } of page?.results ?? []) {
        read.add(unit);
        const value = significance(fieldOf(text, field));
        if (value !== undefined) values.set(unit, value);
      }
    }
    isReading.current = false;
    setKnown((before) => ({
      read: new Set([...before.read, ...read]),
      values: new Map([...before.values, ...values]),
    }));
  });
  useReopened(() => setKnown(NOTHING));
  useEffect(() => {
    void readMissing();
    const timer = setInterval(() => void readMissing(), READ_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return known.values;
}

function missingUnits(cells: string, unitsPerCell: number, units: number, read: ReadonlySet<number>): number[] {
  const missing: number[] = [];
  for (let unit = 0; unit < units; unit++) {
    if (cells[Math.floor(unit / unitsPerCell)] === "a" && !read.has(unit)) missing.push(unit);
  }
  return missing;
}
