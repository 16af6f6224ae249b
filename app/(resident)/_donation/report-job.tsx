import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import type { ReportWhy } from "#protocol/api/job-reports";
import type { ReportWords } from "../_words/report-words";
import type { ReportOutcome } from "./send-report";

export interface ReportJobProps {
  words: ReportWords;
  onReport: (why: ReportWhy) => Promise<ReportOutcome>;
}

const WHYS: readonly ReportWhy[] = ["misleading", "offensive", "burdens-device", "other"];

/** One press asks, a second one reports. */
export function ReportJob({ words, onReport }: ReportJobProps) {
  const [isAsking, setAsking] = useState(false);
  const [outcome, setOutcome] = useState<ReportOutcome>();
  const report = async (why: ReportWhy) => {
    setAsking(false);
    setOutcome(await onReport(why));
  };
  if (outcome !== undefined && outcome !== "failed")
    return (
      <p role="status" className="max-w-144 text-pretty pt-1 text-13 text-soft">
        {words[outcome]}
      </p>
    );
  if (!isAsking)
    return (
      <>
        <Button tone="quiet" size="small" onClick={() => setAsking(true)}>
          {words.open}
        </Button>
        {outcome && (
          <p role="status" className="text-13 text-soft">
            {words[outcome]}
          </p>
        )}
      </>
    );
  return (
    <fieldset className="pt-2">
      <legend className="text-13 text-soft">{words.ask}</legend>
      <div className="flex flex-wrap gap-2 pt-1">
        {WHYS.map((why) => (
          <Button key={why} size="small" onClick={() => void report(why)}>
            {words.whys[why]}
          </Button>
        ))}
        <Button tone="bare" size="small" onClick={() => setAsking(false)}>
          {words.cancel}
        </Button>
      </div>
    </fieldset>
  );
}
