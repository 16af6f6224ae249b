import { expect, test } from "vitest";
import { verbOperations } from "#protocol/api/contract";
import { createClient } from "./lamplighter";

test("the client has a method for every operation that answers JSON, and a URL for every stream", () => {
  const client = createClient({ baseUrl: "https://lamps.example.org" });
  for (const { id, kind, path } of verbOperations) {
    if (kind === "json") expect([id, typeof client[id]]).toEqual([id, "function"]);
    else if (path.includes("{jobId}"))
      expect(client.urlOf(id, { jobId: "job_1", unit: 0, name: "stdout" })).toMatch(/\/api\/v1\/jobs\/job_1\/\w+/);
    else {
      const where = { month: "2026-11", number: 7, year: 2026 };
      const at = path.replace(/\{(month|number|year)\}/, (_, name: keyof typeof where) => String(where[name]));
      expect(client.urlOf(id, where).split("?")[0]).toBe(`https://lamps.example.org/api/v1${at}`);
    }
  }
});

test("a site that cannot be reached is named, whatever is called", async () => {
  const client = createClient({ baseUrl: "http://127.0.0.1:9", apiKey: "lamp_some" });
  const asked = [
    client.getAccount({}),
    client.upload(new Blob(["n"])),
    client.follow({ jobId: "job_1" }, { maxFailures: 0 }).next(),
  ];
  for (const { reason } of (await Promise.allSettled(asked)) as PromiseRejectedResult[]) {
    expect(reason).toBeInstanceOf(TypeError);
    expect(String(reason)).toMatch(/^UnreachedError: http:\/\/127\.0\.0\.1:9 could not be reached( \(\w+\))?\./);
  }
});
