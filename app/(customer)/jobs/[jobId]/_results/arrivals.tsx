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
          ? "The next verified results show up here as they come."
          : "Nothing arrives while the job rests. What came before is under Answers."}
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
