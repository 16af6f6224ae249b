import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import type { Paper } from "./paper";
import { PaperPrinter } from "./paper-printer";
import { pdfText } from "./testing/pdf-text";

let papers: PaperPrinter;

beforeAll(() => {
  papers = new PaperPrinter();
});
afterAll(() => papers.close());

const paper = (changes: Partial<Paper> = {}): Paper => ({
  ...{ language: "fr", title: "Facture nº 17", at: "2026-11-30T00:00:00.000Z", footer: "Page {page} sur {pages}" },
  ...{ blocks: [["Ville de Stratford"]], columns: ["Calcul", "Montant"], rows: [], notes: [], ...changes },
});
const row = (...cells: string[]) => ({ cells });
const shown = async (changes: Partial<Paper>) => pdfText(await papers.print("me", paper(changes)));

test("names are written as people write them", async () => {
  const names = ["Élodie Lefèvre-Œuvre", "Łukasz Gőmež", "Đặng Thị Ngọc", "Жанна Їжак", "Αλέξης"];
  const { lines, pages } = await shown({ blocks: [names], rows: [row("C$1,234.50 − 1 234,50 $ CA", "1,00 $ CA")] });
  for (const text of [...names, "Facture nº 17", "C$1,234.50 − 1 234,50 $ CA", "1,00 $ CA", "Page 1 sur 1"])
    expect(lines).toContain(text);
  expect(pages).toBe(1);
});

test("nothing hidden, turned round, or on a second line gets into a document", async () => {
  const { lines } = await shown({
    title: "Invoice \u202e71",
    blocks: [["Eve\u0000 \u200b(C$\u2066999\u2069)", "two\nlines", "\ud800half", "中 is not in the font"]],
  });
  const all = ["Invoice 71", "Eve (C$999)", "two lines", "half", "\ufffd is not in the font"];
  for (const text of all) expect(lines).toContain(text);
});

test("a document is bounded, however much there is, and numbers its pages", async () => {
  const rows = Array.from({ length: LIMITS.MAX_PAPER_ROWS + 500 }, (_, at) =>
    row(`${at} ${"W".repeat(9_999)}`, "1.00"),
  );
  const { lines, pages } = await shown({ rows });
  expect(lines.filter((line) => line === "1.00")).toHaveLength(LIMITS.MAX_PAPER_ROWS);
  expect(lines).toContain(`Page ${pages} sur ${pages}`);
  expect(pages).toBeLessThan(60);
  // A long name stays in its column.
  expect(lines.find((line) => line.startsWith("7 W"))?.length).toBeLessThan(80);
});

test("the same document has the same bytes, and this thread is free while it is drawn", async () => {
  const rows = Array.from({ length: 1_000 }, (_, at) => row(`Job ${at}`, "1.00"));
  let turns = 0;
  let isOver = false;
  const counting = (async () => {
    while (!isOver) {
      turns += 1;
      await turn();
    }
  })();
  const [one, two] = await Promise.all([papers.print("me", paper({ rows })), papers.print("you", paper({ rows }))]);
  isOver = true;
  await counting;
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  expect(turns).toBeGreaterThan(100);
});

test("no text of anybody's breaks it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: "binary", maxLength: 60 }), { minLength: 30, maxLength: 30 }),
      async (texts) => {
        const { pages } = await shown({
          blocks: [texts.slice(0, 5)],
          rows: texts.map((text) => row(text, text)),
          notes: texts,
        });
        expect(pages).toBeGreaterThan(0);
      },
    ),
    { numRuns: Number(process.env["FUZZ_TIMES"] ?? 1) * 4 },
  );
});

test("one person's documents wait for each other, and too many are refused", async () => {
  const all = Array.from({ length: LIMITS.MAX_PAPERS_WAITING + 2 }, () =>
    papers.print("eve", paper()).then(
      () => "done",
      ({ code }) => code,
    ),
  );
  const codes = await Promise.all(all);
  expect(codes.filter((code) => code === "done")).toHaveLength(LIMITS.MAX_PAPERS_WAITING + 1);
  expect(codes).toContain("TOO_MANY_REQUESTS");
});
