import { expect, test } from "vitest";
import { groupPostings } from "./group-postings";

const line = (postingId: number, account: string, amountNanos: number) => ({
  postingId,
  at: "2026-11-23T10:00:00.000Z",
  kind: "hold",
  about: "",
  facts: {},
  account,
  amountNanos,
});

test("the lines of a posting stand together, what goes out before what comes in, with their sum", () => {
  const postings = groupPostings([line(2, "hold:b", 5), line(2, "customer:a", -5), line(1, "city:grants", -3)]);
  expect(postings.map(({ id, sum }) => ({ id, sum }))).toEqual([
    { id: 2, sum: 0 },
    { id: 1, sum: -3 },
  ]);
  expect(postings[0]?.entries.map(({ account }) => account)).toEqual(["customer:a", "hold:b"]);
});
