import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { LANGUAGES } from "../text/language";
import type { Refusal } from "./refusal";
import { REFUSALS } from "./refusals";

/** Facts of every kind that a refusal has. */
const FACTS = {
  added: 3,
  bytes: 4_096,
  call: "GET /x",
  chars: 20_000,
  column: "amount",
  day: "2026-11-30",
  days: 8,
  depth: 20,
  destination: "s3://frames/{unit}",
  deviceId: "dev_1",
  docs: "/openapi.json",
  editions: 100,
  email: "ada@example.org",
  faults: [{ kind: "no-period" }],
  fields: 40,
  files: 9,
  first: { en: "is missing", fr: "manque" },
  firstUnit: 3,
  free: "1.00",
  from: "2026-11-01",
  gift: false,
  hash: "00ff",
  isCancelled: false,
  isNetwork: true,
  jobId: "job_1",
  key: "night",
  kibibytes: 64,
  lastUnit: 9,
  max: 1_234,
  line: 7,
  mebibytes: 16,
  methods: ["GET", "POST"],
  maximum: "99.00",
  minimum: "5.00",
  minutes: 3,
  month: "2026-11",
  months: 24,
  more: 2,
  name: "frames",
  needed: "2.00",
  next: "2026-10",
  offset: 7,
  open: 5,
  owed: "2.50",
  partnerId: "pt_1",
  parts: ["a.png", "b.png"],
  personId: "person_1",
  problem: "Unexpected token",
  role: "treasurer",
  roles: ["owner"],
  reference: "INV 7",
  rows: 20_000,
  setting: "core-hour-price",
  siteUrl: "https://city.example",
  span: 100,
  to: "2026-12-01",
  type: "application/octet-stream",
  until: "2027-02-28",
  unit: 7,
  year: 2026,
  units: 9,
  version: "1.0.0",
  waiting: 4,
  webhookId: "wh_1",
  what: "programs",
  words: "It mines.",
  where: "inputs.to",
};

test("no two subjects have a reason of the same name, of which one would be said for the other", async () => {
  const files = readdirSync(import.meta.dirname).filter((file) => !/^refusals?\.|\.test\.ts$/.test(file));
  const reasons: string[] = [];
  for (const file of files) {
    const exported: Record<string, object> = await import(`./${file}`);
    for (const group of Object.values(exported)) if (typeof group === "object") reasons.push(...Object.keys(group));
  }
  expect(reasons.filter((reason, at) => reasons.indexOf(reason) < at)).toEqual([]);
  expect(reasons.toSorted()).toEqual(Object.keys(REFUSALS).toSorted());
});

test.each(Object.entries(REFUSALS))("%s is said in every language, and says something in each", (_, refused) => {
  const told = refused as Refusal<unknown>;
  const sentences = LANGUAGES.map((language) => told[language](FACTS));
  expect(new Set(sentences).size).toBe(LANGUAGES.length);
  for (const sentence of sentences) {
    expect(sentence).not.toMatch(/undefined|NaN|\[object/);
    expect(sentence.length).toBeGreaterThan(12);
  }
});
