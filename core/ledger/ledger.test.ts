import fc from "fast-check";
import { expect, test } from "vitest";
import { accounts, balanced, kindOfAccount, transfer } from "./ledger";

const account = () => fc.constantFrom("customer:ada", "hold:job1", "device:phone", accounts.revenue, accounts.grants);
const amount = () => fc.integer({ min: -(10 ** 12), max: 10 ** 12 });
const sumOf = (entries: readonly { amountNanos: number }[]) =>
  entries.reduce((sum, entry) => sum + entry.amountNanos, 0);

/** Lines whose last one makes the sum zero. */
const lines = () =>
  fc
    .tuple(fc.array(fc.record({ account: account(), amountNanos: amount() }), { maxLength: 12 }), account())
    .map(([entries, last]) => [...entries, { account: last, amountNanos: 0 - sumOf(entries) }]);

const draft = (entries: { account: string; amountNanos: number }[]) =>
  ({ kind: "charge", subject: "job1", units: 1, entries }) as const;

test("balancing keeps each account's sum, with one line per account and no empty ones", () =>
  fc.assert(
    fc.property(lines(), (entries) => {
      const posting = balanced(draft(entries));
      expect(sumOf(posting.entries)).toBe(0);
      const names = posting.entries.map((entry) => entry.account);
      expect(new Set(names).size).toBe(names.length);
      for (const name of new Set(entries.map((entry) => entry.account))) {
        const before = sumOf(entries.filter((entry) => entry.account === name));
        expect(sumOf(posting.entries.filter((entry) => entry.account === name))).toBe(before);
      }
      expect(posting.entries.every((entry) => entry.amountNanos !== 0)).toBe(true);
    }),
  ));

test("lines that do not sum to zero are refused", () =>
  fc.assert(
    fc.property(lines(), account(), amount(), (entries, name, surplus) => {
      fc.pre(surplus !== 0);
      expect(() => balanced(draft([...entries, { account: name, amountNanos: surplus }]))).toThrow("not to zero");
    }),
  ));

test.each([0.5, Number.NaN, 2 ** 60])("%s is not a valid amount", (amountNanos) => {
  const entries = [
    { account: "a", amountNanos },
    { account: "b", amountNanos: -amountNanos },
  ];
  expect(() => balanced(draft(entries))).toThrow("whole number of nanodollars");
});

test("a transfer takes from one account what it gives to the other", () => {
  const { entries } = transfer(
    { kind: "hold", subject: "job1", reason: "more-budget" },
    { from: accounts.customer("ada"), to: accounts.hold("job1") },
    7,
  );
  expect(entries).toEqual([
    { account: "customer:ada", amountNanos: -7 },
    { account: "hold:job1", amountNanos: 7 },
  ]);
});

test("an account's kind is the first part of its name", () => {
  expect(
    [accounts.customer("a:b"), accounts.hold("j"), accounts.device("d"), accounts.revenue].map(kindOfAccount),
  ).toEqual(["customer", "hold", "device", "city"]);
});
