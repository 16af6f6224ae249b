import { expect, test, vi } from "vitest";
import { verbOperations } from "#protocol/api/contract";
import { refuse } from "../refusals/refuse";
import { checkAnswer, checkRefusal } from "./check-contract";
import { watchContract } from "./contract-watch";
import { strictContract } from "./testing/strict-contract";

const revokeKey = verbOperations.filter((one) => one.kind === "json").find(({ id }) => id === "revokeKey");
if (!revokeKey) throw new Error("The contract has no revokeKey");

test("an answer has the fields that the contract names, and no other", () => {
  expect(() => checkAnswer(strictContract, revokeKey, {})).not.toThrow();
  expect(() => checkAnswer(strictContract, revokeKey, { hash: "secret" })).toThrow(
    /revokeKey.*Unrecognized key: "hash"/,
  );
});

test("a refusal has a code that the contract names", () => {
  expect(() => checkRefusal(strictContract, revokeKey, refuse("no-such-key"))).not.toThrow();
  expect(() => checkRefusal(strictContract, revokeKey, refuse("budget-spent"))).toThrow(/refuses with CONFLICT/);
  expect(() => checkRefusal(strictContract, revokeKey, new Error("a fault, and no refusal"))).not.toThrow();
});

test("the product logs what is wrong without the answer itself, for one answer a second", () => {
  const log = { error: vi.fn() };
  const watch = watchContract(log as never);
  for (let nth = 0; nth < 3; nth += 1) checkAnswer(watch, revokeKey, { hash: "secret" });
  expect(log.error).toHaveBeenCalledTimes(1);
  expect(log.error.mock.calls[0]?.[0]).toMatchObject({ event: "api.contract-broken", operation: "revokeKey" });
  expect(JSON.stringify(log.error.mock.calls)).not.toContain("secret");
});
