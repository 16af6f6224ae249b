import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { formatPrice } from "#app/_ui/format/format-money.ts";
import { LIST_PRICES, listPrice } from "#core/economics/list-prices";
import { NATIVE_TIME } from "#core/economics/native-time";
import { standingAgainst } from "./compare-prices";
import { billedPrice, nativePrice } from "./price-of-checking";

const docs = readFileSync(new URL("../../../../docs/prices.md", import.meta.url), "utf8").replaceAll(/\s+/g, " ");
const rowOf = (text: string) => docs.match(new RegExp(`\\| ${text}[^|]*\\| ([^|]*) \\|`))?.[1];
const day = (iso: string) => new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(new Date(iso));
const COMMON_PRICE = 20_000_000;

describe("docs/prices.md states what the price page counts with", () => {
  test("what an hour costs here", () => {
    expect(rowOf("here, computed once")).toBe(formatPrice(nativePrice(1, "once", COMMON_PRICE).usual.to));
    expect(rowOf("here, computed by two households")).toBe(formatPrice(nativePrice(1, "twice", COMMON_PRICE).usual.to));
  });

  test("what an hour costs elsewhere, and when that was read", () => {
    expect(rowOf("AWS Fargate")).toBe(formatPrice(listPrice("fargate"), "US$"));
    expect(rowOf("AWS Lambda")).toBe(formatPrice(listPrice("lambda"), "US$"));
    expect(docs).toContain(`list prices of AWS were read on ${day(LIST_PRICES.readOn)}`);
    expect(docs).toContain(`US$${LIST_PRICES.fargate.vcpuHourNanos / 1e9} a vCPU-hour`);
    expect(docs).toContain(`US$${LIST_PRICES.fargate.gbHourNanos / 1e9} a GB-hour`);
    expect(docs).toContain(`US$${(LIST_PRICES.lambda.gbSecondNanos / 1e9).toFixed(10)} a GB-second`);
    for (const { source } of [LIST_PRICES.fargate, LIST_PRICES.lambda]) {
      expect(docs).toContain(source.replace(/^https:\/\/|\/$/g, ""));
    }
  });

  test("how much more is billed than a program takes natively", () => {
    const { measuredOn, min, median, max } = NATIVE_TIME;
    expect(docs).toContain(`Sixteen programs`);
    expect(docs).toContain(`(${day(measuredOn)},`);
    expect(docs).toContain(`${min} to ${max} times their native time`);
    expect(docs).toContain(`${median} times in the median`);
  });
});

test("an adaptive job costs between one answer and two", () => {
  const { from, to } = billedPrice(1_000, "adaptive", COMMON_PRICE);
  expect(from).toBeGreaterThan(billedPrice(1_000, "once", COMMON_PRICE).to);
  expect(to).toBe(billedPrice(1_000, "twice", COMMON_PRICE).to);
});

test("what is dearer here is said to be dearer, at a known rate and without one", () => {
  const fargate = listPrice("fargate");
  expect(standingAgainst("fargate", fargate * 2, 1_400_000_000)).toEqual({ kind: "dearer", percent: 43 });
  expect(standingAgainst("fargate", fargate, 2_000_000_000)).toEqual({ kind: "cheaper", percent: 50 });
  expect(standingAgainst("fargate", fargate, 1_000_000_000)).toEqual({ kind: "same" });
  expect(standingAgainst("fargate", fargate * 2, undefined)).toEqual({
    kind: "equal-at",
    usDollarNanos: 2_000_000_000,
  });
});
