import { createElement, Fragment } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, expect, test, vi } from "vitest";
import { LanguageProvider } from "#app/_language/language-context.tsx";
import { MessageProvider } from "#app/_messages/message-provider.tsx";
import { messagesIn } from "#app/_messages/messages.ts";
import { SharedWordsProvider } from "#app/_messages/shared-words.tsx";
import { englishAmong } from "#app/_messages/testing/english-among.ts";
import { JobDetail } from "#protocol/api/jobs";
import type { Language } from "#protocol/text/language";
import { CoresCard } from "./cores-card";
import { JobAnswers } from "./job-answers";
import { JobLiveProvider } from "./job-live-provider";
import { KeepingCard } from "./keeping-card";
import { StateNotice } from "./state-notice";

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
  publishedAt: null,
  review: null,
  mayChange: true,
  customerName: "Lab",
  reach: null,
  source: null,
  followers: [],
  placement: null,
  relay: null,
  rechecks: [],
  manifest: {
    name: "Followed",
    program: { runtime: "js", source: { blob: "a".repeat(64) } },
    inputs: { kind: "range", from: 1, to: 11 },
    budget: "1.00",
  },
});
const history = { jobId: job.id, everyMs: EVERY_MS, samples: [{ at: STARTED_AT, units: 1, cores: 1, asked: 4 }] };

afterEach(() => void vi.restoreAllMocks());

const Cards = () =>
  createElement(
    Fragment,
    null,
    createElement(StateNotice),
    createElement(JobAnswers),
    createElement(CoresCard, { history }),
    createElement(KeepingCard),
  );

/** As one that renders has it whose clock says `now`: the server, or the browser that takes the page over. */
function drawn(now: number, of: JobDetail = job, language: Language = "en"): string {
  vi.spyOn(Date, "now").mockReturnValue(now);
  const page = { job: of, at: STARTED_AT + EVERY_MS / 2, children: createElement(Cards) };
  const messages = messagesIn(language);
  const shared = { words: messages.shared.words, children: createElement(JobLiveProvider, page) };
  const area = { messages, children: createElement(SharedWordsProvider, shared) };
  const root = { language, children: createElement(MessageProvider, area) };
  return renderToString(createElement(LanguageProvider, root));
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

const ENDED = {
  finishedAt: new Date(STARTED_AT).toISOString(),
  keptUntil: new Date(STARTED_AT + DAY_MS).toISOString(),
};
const STATES: [name: string, change: Partial<JobDetail>][] = [
  ["running", {}],
  ["waiting for a household", { coresNow: 0, answersWaiting: 3, replicas: 2, failed: 2 }],
  ["at zero", { cores: 0, coresNow: 0, replicas: "adaptive", reopened: 2 }],
  ["paused", { state: "paused", coresNow: 0, reason: { kind: "inputs-unreadable" } }],
  ["cancelled", { state: "cancelled", ...ENDED }],
  ["finished", { state: "finished", agreed: 10, ...ENDED }],
  ["deleted", { state: "finished", ...ENDED, deletedAt: ENDED.finishedAt }],
];

/** What is read of a page, on it or aloud. */
const textsOf = (page: string) =>
  [...page.matchAll(/>([^<]+)<|(?:aria-label|aria-valuetext|title)="([^"]+)"/g)].map(([, text, label]) =>
    (text ?? label ?? "").replaceAll("&#x27;", "'"),
  );

test.each(STATES)("a job that is %s says all in the visitor's language", (_, change) => {
  const english = englishAmong(textsOf(drawn(STARTED_AT, { ...job, ...change })));
  expect(english.length).toBeGreaterThan(3);
  expect(englishAmong(textsOf(drawn(STARTED_AT, { ...job, ...change }, "fr")))).toEqual([]);
});
