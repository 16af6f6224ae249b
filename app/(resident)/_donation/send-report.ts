import type { ReportWhy } from "#protocol/api/job-reports";

export type ReportOutcome = "told" | "tooMany" | "failed";

/** Tells the city's moderators that something is wrong with a job. */
export async function sendReport(jobId: string, deviceToken: string | null, why: ReportWhy): Promise<ReportOutcome> {
  if (deviceToken === null) return "failed";
  const answer = await fetch(`/api/v1/jobs/${encodeURIComponent(jobId)}/report`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ deviceToken, why }),
  }).catch(() => null);
  if (answer?.ok) return "told";
  return answer?.status === 429 ? "tooMany" : "failed";
}
