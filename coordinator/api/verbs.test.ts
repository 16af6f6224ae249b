import { expect, expectTypeOf, test } from "vitest";
import { verbOperations } from "#protocol/api/contract";
import type { Job, JobList } from "#protocol/api/jobs";
import type { Call } from "./call";
import { type Verbs, verbs } from "./verbs";

test("every operation of the contract has its verb, and there is no other", () => {
  expect(Object.keys(verbs).sort()).toEqual(verbOperations.map(({ id }) => id).sort());
});

test("a table in which a verb is missing, or returns something else, does not compile", () => {
  type With<Answer> = Omit<Verbs, "getJob"> & { getJob: (call: Call<unknown>) => Promise<Answer> };
  expectTypeOf<typeof verbs>().toExtend<Verbs>();
  expectTypeOf<Omit<Verbs, "getJob">>().not.toExtend<Verbs>();
  expectTypeOf<With<JobList>>().not.toExtend<Verbs>();
  expectTypeOf<With<Job>>().not.toExtend<Verbs>();
});
