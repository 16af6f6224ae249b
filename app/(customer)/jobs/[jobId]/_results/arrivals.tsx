"use client";

import { useTranslations } from "use-intl";
import { useJobLive } from "../_job/job-live";
import { ResultLine } from "./result-line";
import { useArrivals } from "./use-arrivals";

export function Arrivals() {
  const { pulse } = useJobLive();
  const t = useTranslations("customer.jobResults.arriving");
  const results = useArrivals();
  if (results.length === 0) {
    return <p className="text-pretty text-soft">{t(pulse.state === "running" ? "running" : "paused")}</p>;
  }
  return (
    <ul className="flex flex-col">
      {results.map((result) => (
        <ResultLine key={result.unit} result={result} />
      ))}
    </ul>
  );
}
