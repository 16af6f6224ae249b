import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { ListAdminJobsInput, ListDevicesInput } from "#protocol/api/admin";
import { DevicesQuery, devicesAddress, devicesInput } from "../devices/_devices/devices-query";
import { JobsQuery, jobsAddress, jobsInput } from "../jobs/jobs-query";
import { queryFields } from "./query-fields";
import { firstValues } from "./search-params";

const anything = fc.dictionary(
  fc.constantFrom("find", "show", "state", "sort", "order", "page", "after", "before", "other"),
  fc.oneof(fc.string(), fc.constantFrom("-3", "1e9", "5.5", "NaN", "banned", "removed", "running", "asc")),
);

test("whatever an address says, the coordinator is asked something that it takes", () => {
  fc.assert(
    fc.property(anything, (values) => {
      expect(ListDevicesInput.safeParse(devicesInput(DevicesQuery.parse(values))).success).toBe(true);
      expect(ListAdminJobsInput.safeParse(jobsInput(JobsQuery.parse(values))).success).toBe(true);
    }),
  );
});

test("a link made from a query leads back to the same query, from its first page", () => {
  const devices = DevicesQuery.parse({ find: " pi ", show: "banned", sort: "outvoted", order: "asc", after: "7.7" });
  expect(devices).toMatchObject({ find: "pi", after: "7.7" });
  expect(DevicesQuery.parse(devicesAddress(devices))).toEqual({ ...devices, after: undefined });
  const jobs = JobsQuery.parse({ find: "x", state: "paused", page: "2" });
  expect(JobsQuery.parse(jobsAddress(jobs))).toEqual({ ...jobs, page: 1 });
});

test("the defaults leave the address bare", () => {
  const said = (address: object) => Object.values(address).filter((value) => value !== undefined && value !== "");
  expect(said(devicesAddress(DevicesQuery.parse({})))).toEqual([]);
  expect(said(jobsAddress(JobsQuery.parse({})))).toEqual([]);
});

test("pages out of bounds and lines that cannot be are taken as not said", () => {
  const { page, before } = z.object(queryFields).parse({ page: "-3", before: "soon" });
  expect({ page, before }).toEqual({ page: 1, before: undefined });
});

test("of a parameter that is there twice the first counts", async () => {
  expect(await firstValues(Promise.resolve({ find: ["a", "b"], page: "2", gone: undefined }))).toEqual({
    find: "a",
    page: "2",
  });
});
