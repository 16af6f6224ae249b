"use client";

import { useJobLive } from "../_job/job-live";
import { ResultLine } from "./result-line";
import { useArrivals } from "./use-arrivals";

export function Arrivals() {
  const { pulse } = useJobLive();
  const results = useArrivals();
  if (results.length === 0) {
    return (
      <p className="text-pretty text-soft">
        {pulse.state === "running"
          ? "New verified results appear here as they arrive."
          : "Nothing arrives while the job is paused. Earlier results are under Answers."}
      </p>
    );
  }
  return (
    <ul className="flex flex-col">
      {results.map((result) => (
        <ResultLine key={result.unit} result={result} />
      ))}
    </ul>
  );
}
