import { expect, test } from "vitest";
import { operations } from "#protocol/api/contract";
import { matchOperation } from "./match-operation";

const found = (method: string, path: string) => {
  const match = matchOperation(operations, method, path);
  return match.kind === "found" ? { id: match.operation.id, params: match.params } : match;
};

test("every operation is found at its own path", () => {
  for (const { id, method, path } of operations) {
    expect(found(method, path.replaceAll(/\{\w+\*?\}/g, "x"))).toMatchObject({ id });
  }
});

test("a fixed path wins over a parameter", () => {
  expect(found("POST", "/jobs/try")).toEqual({ id: "tryJob", params: {} });
  expect(found("GET", "/jobs/job_1")).toEqual({ id: "getJob", params: { jobId: "job_1" } });
});

test("a part may be a path, encoded or not", () => {
  const params = { jobId: "job_1", unit: "7", name: "made/out 1.txt" };
  expect(found("GET", "/jobs/job_1/units/7/parts/made/out%201.txt")).toEqual({ id: "getPart", params });
  expect(found("GET", "/jobs/job_1/units/7/parts/made%2Fout%201.txt")).toEqual({ id: "getPart", params });
});

test("a wrong method is distinguished from a wrong path", () => {
  expect(found("DELETE", "/jobs")).toEqual({ kind: "other-methods", methods: ["POST", "GET"] });
  expect(found("GET", "/lamps")).toEqual({ kind: "unknown" });
  expect(found("GET", "/jobs/")).toEqual({ kind: "unknown" });
});
