import fc from "fast-check";
import { expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { centsOf } from "./cents-of";
import { momentOf } from "./moment-of";
import { readFile } from "./read-file";

const BANK = "date,amount,reference\n";
const line = (text: string) => {
  const read = readFile(text);
  return read.kind === "read" ? read.lines[0] : read;
};

test("amounts and days are read as banks write them, and nothing is guessed", () => {
  expect(["12.50", "12,5", "+7", "-0.01", "\u22123", "100.000", "0"].map(centsOf)).toEqual([
    ...[1_250, 1_250, 700, -1, -300, 10_000, 0],
  ]);
  for (const wrong of ["", "1e3", "1,234.50", "1.234,50", "12.505", "NaN", "0x10", "9999999999", "C$5", "--1"])
    expect([wrong, centsOf(wrong)]).toEqual([wrong, undefined]);
  const noon = Date.UTC(2026, 10, 30, 12);
  expect(["2026-11-30 12:00", "2026-11-30T12:00:00Z", "2026-11-30 12:00:00 UTC"].map(momentOf)).toEqual([
    noon,
    noon,
    noon,
  ]);
  for (const wrong of ["30/11/2026", "2026-13-01", "2026-02-30T25:00", "", "now"])
    expect([wrong, momentOf(wrong)]).toEqual([wrong, undefined]);
});

test("a bank's table may be English or French, with commas, semicolons or tabs; what went out is another line", () => {
  const expected = { kind: "payment", key: "INV 7", cents: 1_250, at: Date.UTC(2026, 10, 30) };
  expect(line(`${BANK}2026-11-30,12.50,INV 7\n`)).toMatchObject(expected);
  expect(line("\ufeffDate;Montant;Référence;Solde\r\n2026-11-30;12,50;INV 7;9\r\n")).toMatchObject(expected);
  expect(line("reference\tamount\tdate\nINV 7\t12.5\t2026-11-30\n")).toMatchObject(expected);
  expect(readFile(`${BANK}2026-11-30,-5,Rent\n`)).toMatchObject({ kind: "read", lines: [], others: 1 });
});

test("Stripe's report is read by its categories; fees and other currencies are other lines", () => {
  const header = "balance_transaction_id,created_utc,currency,gross,reporting_category,source_id,payment_intent_id";
  const rows = [
    "txn_1,2026-11-30 10:00:00,cad,25.00,charge,ch_1,pi_1",
    "txn_2,2026-11-30 11:00:00,cad,-5.00,refund,re_1,pi_1",
    "txn_3,2026-11-30 12:00:00,cad,-25.00,dispute,dp_1,pi_1",
    "txn_4,2026-11-30 13:00:00,cad,-100.00,payout,po_1,",
    "txn_5,2026-11-30 13:00:00,cad,-0.30,fee,,",
    "txn_6,2026-11-30 13:00:00,jpy,25,charge,ch_2,pi_2",
  ];
  const read = readFile([header, ...rows].join("\n"));
  if (read.kind !== "read") throw new Error(read.kind);
  expect(read.lines.map(({ kind, key, cents }) => [kind, key, cents])).toEqual([
    ["payment", "pi_1", 2_500],
    ["refund", "re_1", 500],
    ["dispute", "dp_1", 2_500],
    ["payout", "po_1", 10_000],
  ]);
  expect(read.others).toBe(2);
  expect(readFile(`${header}\ntxn_1,2026-11-30,cad,25,charge,ch_1,`)).toEqual({
    ...{ kind: "wrong", line: 2, column: "payment_intent_id" },
  });
});

test("a file that is something else, is broken or too long is refused, with the line", () => {
  expect(readFile("hello")).toEqual({ kind: "no-columns" });
  expect(readFile("a,b\n1,2\n")).toEqual({ kind: "no-columns" });
  expect(readFile(`${BANK}2026-11-30,1,ok\n30.11.2026,1,wrong\n`)).toEqual({ kind: "wrong", line: 3, column: "date" });
  expect(readFile(`${BANK}2026-11-30,1,"never closed\n`)).toMatchObject({ kind: "broken" });
  expect(readFile(`${BANK}2026-11-30,1,${"x".repeat(LIMITS.MAX_BANK_FILE_ROW_CHARS * 2)}\n`)).toMatchObject({
    kind: "broken",
  });
  const rows = "2026-11-30,1,x\n".repeat(LIMITS.MAX_BANK_FILE_ROWS + 1);
  expect(readFile(BANK + rows)).toEqual({ kind: "too-many-rows" });
});

test("no text of anybody's makes it throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.array(fc.string({ unit: "binary" })), (text, cells) => {
      expect(readFile(text).kind).toBeTypeOf("string");
      expect(readFile(BANK + cells.join(",")).kind).toBeTypeOf("string");
      expect(readFile(`__proto__,date,amount,reference,constructor\n${cells.join(",")}`).kind).toBeTypeOf("string");
    }),
  );
});
