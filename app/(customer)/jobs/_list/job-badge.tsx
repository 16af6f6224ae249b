import { CircleDashed, MoonStar } from "lucide-react";
import { Badge } from "#app/_ui/badge.tsx";
import { StateBadge } from "#app/_ui/state-badge.tsx";
import type { Job } from "#protocol/api/jobs";

/** The job's state in a word. Lamp light is for computing: a running job without a core at work waits in plain. */
export function JobBadge({ job }: { job: Pick<Job, "state" | "cores" | "coresNow" | "answersWaiting"> }) {
  if (job.state === "running" && job.cores === 0) return <Badge icon={<MoonStar aria-hidden />}>Scaled to zero</Badge>;
  if (job.state === "running" && job.coresNow === 0) {
    const whom = job.answersWaiting > 0 ? "another household" : "a core";
    return <Badge icon={<CircleDashed aria-hidden />}>Waiting for {whom}</Badge>;
  }
  return <StateBadge state={job.state} />;
}
