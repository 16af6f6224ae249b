import { expect, test } from "vitest";
import type { JobFacts } from "#protocol/api/webhooks";
import { fixedSpaces } from "#protocol/text/fixed-spaces";
import { LANGUAGES, type Language } from "#protocol/text/language";
import { jobLetter } from "./letters";

const job: JobFacts = {
  ...{ jobId: "job_1", name: "Tides", state: "running", reason: null },
  ...{ units: 12_000, agreed: 11_958, failed: 0, spentNanos: 5, rechecked: 42 },
};
const write = (language: Language, change: Partial<JobFacts> = {}) =>
  jobLetter({
    ...{ to: "ada@example.org", city: "Stratford", url: "https://city.example/jobs/job_1", language },
    job: { ...job, ...change },
  });

const SUBJECTS = {
  en: { running: "Tides is open again", finished: "Tides is finished", cancelled: "Tides is cancelled" },
  fr: {
    running: fixedSpaces("Tides : calcul rouvert"),
    finished: fixedSpaces("Tides : calcul terminé"),
    cancelled: fixedSpaces("Tides : calcul annulé"),
  },
};
const STILL = { en: "They are computed again", fr: "Ils sont recalculés" };
const OVER = { en: "What could be computed again was", fr: "Ce qui pouvait être recalculé l’a été" };
const DOUBT = { en: "Results of it (42) were in doubt", fr: "Des résultats (42) étaient douteux" };
/** Words of the other language in the same sentences. */
const FOREIGN = { en: /douteux|recalculé|calcul\b/, fr: /doubt|computed|\bjob\b(?!_)/ };

test.each(LANGUAGES)("a letter says that results are in doubt, and afterwards that this is over: %s", (language) => {
  const opened = write(language);
  expect(opened.subject).toBe(SUBJECTS[language].running);
  expect(opened.text).toContain(DOUBT[language]);
  expect(opened.text).toContain(STILL[language]);
  expect(opened.text).not.toContain(OVER[language]);
  // What it was told was counted before the results were withdrawn.
  expect(opened.text).not.toMatch(/11.958/);
  for (const state of ["finished", "cancelled"] as const) {
    const { subject, text } = write(language, { state, agreed: 12_000 });
    expect(subject).toBe(SUBJECTS[language][state]);
    expect(text).toContain(OVER[language]);
    expect(text).not.toContain(STILL[language]);
  }
  for (const { text } of [opened, write(language, { state: "finished" })]) {
    expect(text).toContain("https://city.example/jobs/job_1");
    expect(text.replace(/https:\S+/g, "")).not.toMatch(FOREIGN[language]);
  }
});

test.each(LANGUAGES)("a letter about a job that was never in doubt says nothing of that: %s", (language) => {
  const { text } = write(language, { state: "finished", rechecked: undefined });
  for (const words of [DOUBT, STILL, OVER]) expect(text).not.toContain(words[language]);
});
