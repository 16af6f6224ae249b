import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, expect, test, vi } from "vitest";
import { JobDetail } from "#protocol/api/jobs";
import { CoresCard } from "./cores-card";
import { JobLiveProvider } from "./job-live-provider";

const STARTED_AT = Date.parse("2026-11-29T12:00:00Z");
const EVERY_MS = 2_000;
const DAY_MS = 86_400_000;

const job = JobDetail.parse({
  id: "job_0123456789abcdef",
  name: "Followed",
  cause: "",
  state: "running",
  reason: null,
  message: null,
  runtime: "js",
  inputKind: "range",
  units: 10,
  agreed: 1,
  failed: 0,
  reopened: 0,
  replicas: 1,
  cores: 4,
  coresNow: 1,
  waiting: null,
  answersWaiting: 0,
  budgetNanos: 1_000_000_000,
  spentNanos: 100,
  fuel: 100,
  createdAt: new Date(STARTED_AT).toISOString(),
  finishedAt: null,
  keepDays: 90,
  keptUntil: null,
  deletedAt: null,
  picture: { kind: "mosaic" },
  customerName: "Lab",
  reach: null,
  source: null,
  followers: [],
  placement: null,
  relay: null,
  manifest: {
    name: "Followed",
    program: { runtime: "js", source: { blob: "a".repeat(64) } },
    inputs: { kind: "range", from: 1, to: 11 },
    budget: "1.00",
  },
});
const history = { jobId: job.id, everyMs: EVERY_MS, samples: [{ at: STARTED_AT, units: 1, cores: 1, asked: 4 }] };

afterEach(() => void vi.restoreAllMocks());

/** As one that renders has it whose clock says `now`: the server, or the browser that takes the page over. */
function drawn(now: number, of: JobDetail = job): string {
  vi.spyOn(Date, "now").mockReturnValue(now);
  const page = { job: of, at: STARTED_AT + EVERY_MS / 2, children: createElement(CoresCard, { history }) };
  return renderToString(createElement(JobLiveProvider, page));
}

test("a job's page is the same by the server's clock and by any browser's", () => {
  const byServer = drawn(STARTED_AT + EVERY_MS / 2);
  expect(byServer).toContain("The plot starts with the first units.");
  for (const late of [0, EVERY_MS, DAY_MS, -DAY_MS]) expect(drawn(STARTED_AT + late)).toBe(byServer);
});

test("a job that ended before there was anything to plot says so", () => {
  const page = drawn(STARTED_AT, { ...job, state: "finished" });
  expect(page).toContain("It was over before there was anything to plot.");
});
