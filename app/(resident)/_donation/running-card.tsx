import { memo } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Card } from "#app/_ui/card.tsx";
import { Mono } from "#app/_ui/mono.tsx";
import type { RefusedCustomer } from "#core/home/home-rules";
import type { ReportWhy } from "#protocol/api/job-reports";
import { isOwnFault } from "#protocol/devices/sandbox-messages";
import type { RecentUnit, SlotView } from "#workers/contract/donation-snapshot";
import type { Gallery } from "../_picture/painting";
import type { Words } from "../_words/en";
import type { ReportWords } from "../_words/report-words";
import { ReportJob } from "./report-job";
import type { ReportOutcome } from "./send-report";
import type { Told } from "./use-donation";

const PLACES = ["first", "second", "third", "fourth", "fifth"] as const;
const RECENT_SHOWN = PLACES.length;

interface RunningCardProps {
  words: Words;
  told: Told;
  gallery: Gallery | null;
  onRefuse: (customer: RefusedCustomer) => void;
  reportWords: ReportWords;
  onReport: (jobId: string, why: ReportWhy) => Promise<ReportOutcome>;
}

export const RunningCard = memo(function RunningCard(props: RunningCardProps) {
  const { words, told, gallery } = props;
  const workerSlots = told.snapshot?.workerSlots ?? [];
  const recent = (told.snapshot?.recent ?? []).slice(0, RECENT_SHOWN);
  // The outputs of a job that makes a picture are bytes, which say nothing as text.
  const isTile = ({ jobId }: RecentUnit) => gallery?.has(jobId) ?? false;
  return (
    <Card title={words.running.title}>
      <div className="flex flex-col gap-6">
        {workerSlots.length === 0 && <p className="text-pretty text-soft">{words.running.quiet}</p>}
        {[...byJob(workerSlots)].map(([jobId, ofJob]) => (
          <JobAtWork key={jobId} {...props} workerSlots={ofJob} now={told.at} />
        ))}
        {recent.length > 0 && (
          <div>
            <h3 className="pb-1 text-13 text-soft">{words.running.recent}</h3>
            <ul className="flex flex-col">
              {recent.map((unit, at) => (
                // By place: what moves down one row changes its text and not the page's structure.
                <FinishedUnit
                  key={PLACES[at]}
                  words={words}
                  unit={unit}
                  said={saidBy(words.running, unit, isTile(unit))}
                />
              ))}
            </ul>
          </div>
        )}
      </div>
    </Card>
  );
});

function byJob(workerSlots: readonly SlotView[]) {
  const jobs = new Map<string, SlotView[]>();
  for (const slot of workerSlots) jobs.set(slot.jobId, [...(jobs.get(slot.jobId) ?? []), slot]);
  return jobs;
}

interface JobAtWorkProps extends Pick<RunningCardProps, "words" | "onRefuse" | "reportWords" | "onReport"> {
  workerSlots: readonly SlotView[];
  now: number;
}

function JobAtWork({ words, workerSlots, now, onRefuse, reportWords, onReport }: JobAtWorkProps) {
  const [first] = workerSlots;
  if (!first) return null;
  const { running } = words;
  const { jobId, customerId, customerName } = first;
  return (
    <section>
      <h3 className="display text-24">{first.jobName}</h3>
      <p className="font-medium">{running.forWhom(first.customerName)}</p>
      {first.cause !== "" && <p className="max-w-144 text-pretty pt-1 text-soft">{first.cause}</p>}
      <div className="flex flex-wrap gap-2 pt-3">
        {customerId !== undefined && (
          <Button tone="quiet" size="small" onClick={() => onRefuse({ id: customerId, name: customerName })}>
            {running.refuse(customerName)}
          </Button>
        )}
        <ReportJob words={reportWords} onReport={(why) => onReport(jobId, why)} />
      </div>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-x-6 pt-3 tabular-nums">
        {workerSlots.map(({ slot, unit, since, isHeld }) => (
          <li key={slot} className="flex items-center gap-2 border-line border-t py-2 text-13">
            <span
              aria-hidden
              data-lit={(unit !== null && !isHeld) || undefined}
              className="lights size-2 rounded-full bg-line data-lit:bg-lamp"
            />
            <span className="font-medium">{running.core(slot)}</span>
            <span className="min-w-0 flex-1 truncate text-soft">
              {isHeld ? running.held : unit === null ? running.between : running.unit(unit)}
            </span>
            {unit !== null && !isHeld && now > 0 && (
              <span className="text-soft">{words.running.since(Math.max(0, now - since))}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function saidBy(running: Words["running"], unit: RecentUnit, isTile: boolean): string {
  if (unit.kind === "lost") return running.lost;
  if (unit.kind === "output" && isTile) return running.tile;
  const text = unit.text.trim();
  if (unit.failure) return failureInWords(running, unit.failure, text);
  return text || running.silent;
}

/** The device's own words are for the customer; only what the program itself threw is shown as it is. */
function failureInWords(running: Words["running"], failure: NonNullable<RecentUnit["failure"]>, text: string): string {
  const { failed } = running;
  if (failure.reason === "exit") return failed.exit(failure.exitCode ?? 1);
  return failure.reason === "error" ? failed.error(isOwnFault(text) ? "" : text) : failed[failure.reason];
}

function FinishedUnit({ words, unit, said }: { words: Words; unit: RecentUnit; said: string }) {
  const { running, number } = words;
  return (
    <li className="flex items-baseline gap-3 border-line border-t py-1 text-13 tabular-nums">
      <span className="shrink-0 font-medium">{running.unit(unit.unit)}</span>
      <Mono className="min-w-0 flex-1 truncate text-soft">{said}</Mono>
      {unit.kind !== "lost" && <span className="shrink-0 text-soft">{number.duration(unit.ms)}</span>}
    </li>
  );
}
