import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amountToType } from "#app/_language/amount-to-type.ts";
import { LANGUAGES } from "#protocol/text/language";
import { queryHref } from "../query-href";
import { formatAgo } from "./format-ago";
import { formatBytes } from "./format-bytes";
import { formatCoreTime } from "./format-core-time";
import { formatCount, formatCountOf, formatShortCount } from "./format-count";
import { formatDuration } from "./format-duration";
import { formatMoney, formatMoneyExactly, formatMoneyTo, formatPrice } from "./format-money";
import { formatRate } from "./format-rate";
import { formatShare } from "./format-share";
import { typedAmount } from "./typed-amount";

describe("money", () => {
  test.each([
    [0, "C$0.00"],
    [1_234_560_000_000, "C$1,234.56"],
    [2_500_000_000, "C$2.50"],
    [12_300_000, "C$0.0123"],
    [500_000_000, "C$0.50"],
    [1_234_567, "C$0.0012"],
    [123_456, "C$0.00012"],
    [7, "C$0.000000007"],
    [-2_500_000_000, "−C$2.50"],
    [999_999_999, "C$1.0000"],
  ])("%d nanodollars read as %s", (nanos, text) => expect(formatMoney(nanos)).toBe(text));

  test.each([
    [20_000_000, "C$0.02"],
    [35_500_000, "C$0.036"],
    [2_500_000_000, "C$2.50"],
    [840_000, "C$0.00084"],
    [12_345_678_900_000, "C$12,345.68"],
  ])("%d nanodollars are a price of %s", (nanos, text) => expect(formatPrice(nanos)).toBe(text));

  test("an amount that is not zero never reads as zero", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 10 ** 15 }), (nanos) => /[1-9]/.test(formatMoney(nanos))));
  });

  test("the exact form gives every nanodollar back", () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), (nanos) => {
        const digits = formatMoneyExactly(nanos).replace("−", "-").replace(/C\$|,/g, "");
        const [dollars = "0", rest = ""] = digits.replace("-", "").split(".");
        const size = Number(dollars) * 1e9 + Number(rest.padEnd(9, "0"));
        return rest.length >= 2 && (digits.startsWith("-") ? -size : size) === nanos;
      }),
    );
  });

  test("a fixed number of decimals rounds and keeps its width", () => {
    expect(formatMoneyTo(12_345_678, 4)).toBe("C$0.0123");
    expect(formatMoneyTo(-1, 2)).toBe("C$0.00");
    expect(formatMoneyTo(1_500_000_000, 0)).toBe("C$2");
  });
});

test("counts are grouped, and short where there is no room", () => {
  expect(formatCount(1_234_567)).toBe("1,234,567");
  expect(formatCountOf(1, "unit")).toBe("1 unit");
  expect(formatCountOf(990, "unit")).toBe("990 units");
  expect(formatCountOf(2, "body", "bodies")).toBe("2 bodies");
  expect([999, 12_345, 999_999, 10_000_000].map(formatShortCount)).toEqual(["999", "12.3k", "1M", "10M"]);
});

test("durations keep the two largest parts and never show sixty", () => {
  const cases = [0, 0.4, 340, 999.6, 4_200, 9_960, 59_700, 200_000, 3_599_600, 18_240_000, 86_399_999, 183_600_000];
  expect(cases.map(formatDuration)).toEqual([
    "0 s",
    "under 1 ms",
    "340 ms",
    "1.0 s",
    "4.2 s",
    "10 s",
    "1 min",
    "3 min 20 s",
    "1 h",
    "5 h 4 min",
    "1 day",
    "2 days 3 h",
  ]);
});

test("bytes use decimal units and never show a thousand of one", () => {
  expect([0, 812, 999.6, 1_150_000, 64e9].map(formatBytes)).toEqual(["0 B", "812 B", "1 kB", "1.15 MB", "64 GB"]);
});

test("a recent time is shown as its distance, an old one as its date", () => {
  const now = Date.UTC(2026, 5, 15, 12);
  const minutes = [0, 3, 125, 60 * 30, 60 * 24 * 5];
  expect(minutes.map((m) => formatAgo(now - m * 60_000, now))).toEqual([
    "just now",
    "3 min ago",
    "2 h ago",
    "yesterday",
    "5 days ago",
  ]);
  expect(formatAgo(Date.UTC(2026, 0, 2), now)).toContain("2026");
});

test("core time is in core-hours once there is a tenth of one", () => {
  expect([240_000, 3_600_000, 11_520_000, 1.8e9].map(formatCoreTime)).toEqual([
    "4 min of one core",
    "1 core-hour",
    "3.2 core-hours",
    "500 core-hours",
  ]);
});

test("a share is 100 % only when nothing is missing and 0 % only when there is none", () => {
  expect(formatShare(412, 990)).toBe("42 %");
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.nat(), (whole, seed) => {
      const part = seed % (whole + 1);
      const text = formatShare(part, whole);
      return (text === "100 %") === (part === whole) && (text === "0 %") === (part === 0);
    }),
  );
});

test("slow rates are shown per minute", () => {
  expect([0, 0.2, 4.21, 1250].map((r) => formatRate(r))).toEqual([
    "0 units/s",
    "12 units/min",
    "4.2 units/s",
    "1,250 units/s",
  ]);
});

test("links keep the rest of the URL's state", () => {
  expect(queryHref("/jobs", { state: "running", page: 3 }, { page: 1 })).toBe("/jobs?state=running&page=1");
  expect(queryHref("/jobs", { state: "running" }, { state: undefined })).toBe("/jobs");
  expect(queryHref("/admin/devices", { find: "a&b" })).toBe("/admin/devices?find=a%26b");
});

test("an amount that a person may change stands in the field as they would type it, and is read back", () => {
  const amounts = ["10.00", "2.5", "12", "0.000010", "1234.50"];
  expect(amounts.map((amount) => amountToType(amount, "fr"))).toEqual(["10,00", "2,5", "12", "0.000010", "1234,50"]);
  for (const language of LANGUAGES)
    expect(amounts.map((amount) => typedAmount(amountToType(amount, language)))).toEqual(amounts);
});

test("an amount may be typed as in English or in French, and a thousand is not taken for a dollar", () => {
  const typed = ["2.50", " 2,50 ", "2,5", "12", "1,000", "1,000.5", ""];
  expect(typed.map(typedAmount)).toEqual(["2.50", "2.50", "2.5", "12", "1,000", "1,000.5", ""]);
});
