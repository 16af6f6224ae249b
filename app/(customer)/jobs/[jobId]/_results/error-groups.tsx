"use client";

import { useEffect, useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { formatCount, formatCountOf } from "#app/_ui/format/format-count.ts";
import type { ErrorGroups as Groups } from "#protocol/api/jobs";
import { useJobLive } from "../_job/job-live";
import { useOpenUnit } from "../_unit/use-open-unit";

/** What failed units say, each reason once: shown as soon as several say the same. */
export function ErrorGroups({ failed }: { failed: number }) {
  const { job } = useJobLive();
  const { open } = useOpenUnit();
  const [found, setFound] = useState<Groups>();
  const isAny = failed > 1;
  useEffect(() => {
    if (!isAny) return;
    const left = new AbortController();
    lamplighter
      .listErrors({ jobId: job.id }, { signal: left.signal })
      .then(setFound)
      .catch(() => undefined); // the units themselves are listed below
    return () => left.abort();
  }, [job.id, isAny]);
  if (!found || found.groups.length === 0) return null;
  return (
    <section aria-label="Errors by what they say" className="flex flex-col gap-2 text-13">
      <ul className="flex max-h-60 flex-col gap-2 overflow-y-auto">
        {found.groups.map((group) => (
          <li key={group.units[0]} className="flex min-w-0 flex-col gap-1">
            <span className="break-words">
              <b className="tabular-nums">{formatCountOf(group.count, "unit")}</b>: {group.error}
            </span>
            {group.stderr !== "" && <code className="break-words text-soft">{group.stderr}</code>}
            <button
              type="button"
              className="self-start text-soft underline underline-offset-2"
              onClick={() => open(group.units[0] ?? 0)}
            >
              Look at unit {formatCount(group.units[0] ?? 0)}
            </button>
          </li>
        ))}
      </ul>
      {found.counted < found.failed && (
        <p className="text-soft">Of the first {formatCount(found.counted)} that failed.</p>
      )}
    </section>
  );
}
