"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import type { ErrorGroups as Groups } from "#protocol/api/jobs";
import { useJobLive } from "../_job/job-live";
import { useOpenUnit } from "../_unit/use-open-unit";

/** What failed units say, each reason once: shown as soon as several say the same. */
export function ErrorGroups({ failed }: { failed: number }) {
  const { job } = useJobLive();
  const t = useTranslations("customer.jobResults.errors");
  const { count } = useNumbers();
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
    <section aria-label={t("label")} className="flex flex-col gap-2 text-13">
      <ul className="flex max-h-60 flex-col gap-2 overflow-y-auto">
        {found.groups.map((group) => (
          <li key={group.units[0]} className="flex min-w-0 flex-col gap-1">
            <span className="break-words">
              {t.rich("group", {
                units: count(group.count),
                count: group.count,
                error: group.error,
                b: (units) => <b className="tabular-nums">{units}</b>,
              })}
            </span>
            {group.stderr !== "" && <code className="break-words text-soft">{group.stderr}</code>}
            <button
              type="button"
              className="self-start text-soft underline underline-offset-2"
              onClick={() => open(group.units[0] ?? 0)}
            >
              {t("look", { unit: count(group.units[0] ?? 0) })}
            </button>
          </li>
        ))}
      </ul>
      {found.counted < found.failed && <p className="text-soft">{t("counted", { units: count(found.counted) })}</p>}
    </section>
  );
}
