import { expect, test } from "vitest";
import { contract } from "./contract";
import { routeCall } from "./route-call";

test("fields go into the path first, then into the body of a POST or the query of a GET", () => {
  expect(routeCall(contract.dialJob, { jobId: "job_1", cores: 3 })).toEqual({
    method: "POST",
    path: "/jobs/job_1/dial",
    body: '{"cores":3}',
  });
  expect(routeCall(contract.listResults, { jobId: "job_1", after: 4, state: undefined })).toEqual({
    method: "GET",
    path: "/jobs/job_1/results?after=4",
  });
});

test("a part's path cannot escape its place in the URL", () => {
  expect(routeCall(contract.getPart, { jobId: "job_1", unit: 2, name: "../../out a.txt" }).path).toBe(
    "/jobs/job_1/units/2/parts/..%2F..%2Fout%20a.txt",
  );
});
