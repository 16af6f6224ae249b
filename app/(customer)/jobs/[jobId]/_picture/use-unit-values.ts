"use client";

import { useEffect, useState } from "react";
import type { JobMosaic } from "#protocol/api/jobs";
import { LIMITS } from "#protocol/limits";
import { lamplighter } from "../../../_client/lamplighter-client";
import { fetchRuns } from "./fetch-runs";
import { fieldOf, significance } from "./significance";

const GATHER_MS = 600;
/** Requests of one round; the rest wait for the next. */
const RUNS_PER_ROUND = 8;

interface Known {
  /** Units whose results were read, also those without a number at the field. */
  read: ReadonlySet<number>;
  values: ReadonlyMap<number, number>;
}

/** −log₁₀ of the number at `field` of every verified unit, read as units are verified. */
export function useUnitValues(mosaic: JobMosaic, units: number, field: string): ReadonlyMap<number, number> {
  const { jobId, cells, unitsPerCell } = mosaic;
  const [known, setKnown] = useState<Known>({ read: new Set(), values: new Map() });

  useEffect(() => {
    const missing = missingUnits(cells, unitsPerCell, units, known.read);
    if (missing.length === 0) return;
    const timer = setTimeout(async () => {
      const read = new Set<number>();
      const values = new Map<number, number>();
      for (const run of fetchRuns(missing, { gap: 16, most: LIMITS.apiPage }).slice(0, RUNS_PER_ROUND)) {
        const page = await lamplighter.listResults({ jobId, state: "agreed", ...run }).catch(() => undefined);
        for (const { unit, text } of page?.results ?? []) {
          read.add(unit);
          const value = significance(fieldOf(text, field));
          if (value !== undefined) values.set(unit, value);
        }
      }
      // A round that read nothing waits for the next change instead of asking again at once.
      if (read.size === 0) return;
      setKnown((before) => ({
        read: new Set([...before.read, ...read]),
        values: new Map([...before.values, ...values]),
      }));
    }, GATHER_MS);
    return () => clearTimeout(timer);
  }, [jobId, cells, unitsPerCell, units, field, known.read]);
  return known.values;
}

function missingUnits(cells: string, unitsPerCell: number, units: number, read: ReadonlySet<number>): number[] {
  const missing: number[] = [];
  for (let unit = 0; unit < units; unit++) {
    if (cells[Math.floor(unit / unitsPerCell)] === "a" && !read.has(unit)) missing.push(unit);
  }
  return missing;
}
