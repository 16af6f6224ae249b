import { expect, test } from "vitest";
import { batchCsv } from "./batch-csv";

const payout = {
  ...{ id: "po_1", reward: "Bill", site: null, reason: null, askedAt: "2026-11-30T00:00:00Z", endedAt: null },
  ...{ person: "Ada", payee: "77-1", amountNanos: 12_340_000_000, state: "approved" as const },
};

test("a batch's file has what is approved or paid, to the cent, and nobody's name becomes a formula or a row", () => {
  const csv = batchCsv({
    payouts: [
      payout,
      { ...payout, id: "po_2", state: "held" },
      { ...payout, id: "po_3", person: '=HYPERLINK("http://x")', payee: '-1\r\npo_9,"Eve"', state: "paid" },
      { ...payout, id: "po_4", person: null, payee: null },
    ],
  });
  expect(csv.split("\r\n")).toEqual([
    "payout,name,payee,amount_cad",
    'po_1,"Ada","77-1",12.34',
    'po_3,"\'=HYPERLINK(""http://x"")","\'-1 po_9,""Eve""",12.34',
    'po_4,"","",12.34',
    "",
  ]);
});
