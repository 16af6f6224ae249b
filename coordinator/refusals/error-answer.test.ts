import { expect, test } from "vitest";
import { createLog } from "../log";
import { ApiError } from "./api-error";
import { errorAnswer } from "./error-answer";

const log = createLog("silent");

test("a refusal is answered with its code, its sentence and its fields", async () => {
  const answer = errorAnswer(
    new ApiError("NOT_ENOUGH_MONEY", "Too dear.", [{ path: "budget", message: "too much" }]),
    log,
  );
  expect(answer.status).toBe(402);
  expect(await answer.json()).toEqual({
    error: { code: "NOT_ENOUGH_MONEY", message: "Too dear.", issues: [{ path: "budget", message: "too much" }] },
  });
});

test("an unexpected error is answered with an id only", async () => {
  const answer = errorAnswer(new Error("secret of the house"), log);
  expect(answer.status).toBe(500);
  const { error } = await answer.json();
  expect(error.code).toBe("INTERNAL");
  expect(error.message).toMatch(/^Something went wrong here; nothing was lost\. Quote [0-9a-f-]{36}\.$/);
});
