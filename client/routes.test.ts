import { expect, test } from "vitest";
import { operations } from "#coordinator/api/operations";
import { JSON_ROUTES, routeCall, STREAM_ROUTES } from "./routes";

const routesOf = (kind: "json" | "stream") =>
  Object.fromEntries(operations.filter((one) => one.kind === kind).map((one) => [one.id, `${one.method} ${one.path}`]));

test("the client knows every operation of the server's table by the same route", () => {
  expect(JSON_ROUTES).toEqual(routesOf("json"));
  expect(STREAM_ROUTES).toEqual(routesOf("stream"));
});

test("fields go into the path first, then into the body of a POST or the query of a GET", () => {
  expect(routeCall("POST /jobs/{jobId}/dial", { jobId: "job_1", cores: 3 })).toEqual({
    method: "POST",
    path: "/jobs/job_1/dial",
    body: '{"cores":3}',
  });
  expect(routeCall("GET /jobs/{jobId}/results", { jobId: "job_1", after: 4, state: undefined })).toEqual({
    method: "GET",
    path: "/jobs/job_1/results?after=4",
  });
});

test("a part's path cannot leave its place in the address", () => {
  expect(routeCall(STREAM_ROUTES.getPart, { jobId: "job_1", unit: 2, name: "../../out a.txt" }).path).toBe(
    "/jobs/job_1/units/2/parts/..%2F..%2Fout%20a.txt",
  );
});
