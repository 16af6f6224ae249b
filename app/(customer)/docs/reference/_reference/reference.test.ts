import { expect, test } from "vitest";
import { operations } from "#protocol/api/contract";
import { apiReference } from "./reference";

test("the reference has every operation, and names lists whose elements differ as lists", () => {
  const reference = apiReference();
  expect(reference.map(({ id }) => id)).toEqual(operations.map(({ id }) => id));
  const map = reference.find(({ id }) => id === "getCityMap");
  expect(map?.output.find(({ path }) => path === "districts[].outline")?.type).toBe("list of list");
});
