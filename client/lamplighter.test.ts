import { expect, test } from "vitest";
import { verbOperations } from "#protocol/api/contract";
import { createClient } from "./lamplighter";

test("the client has a method for every operation that answers JSON, and an address for every stream", () => {
  const client = createClient({ baseUrl: "https://lamps.example.org" });
  for (const { id, kind } of verbOperations) {
    if (kind === "json") expect([id, typeof client[id]]).toEqual([id, "function"]);
    else expect(client.urlOf(id, { jobId: "job_1", unit: 0, name: "stdout" })).toMatch(/\/api\/v1\/jobs\/job_1\/\w+/);
  }
});
