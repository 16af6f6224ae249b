import { expect, test } from "vitest";
import { createLog } from "../log";
import { errorAnswer } from "./error-answer";
import { refuse, refuseFields } from "./refuse";

const log = createLog("silent");

const tooDear = () => {
  const sums = { free: "1.00", needed: "2.50" };
  const fields = [{ path: "budget", fault: { kind: "not-enough-money", ...sums } as const }];
  return refuseFields(fields, "not-enough-money", { ...sums, gift: false });
};

test("a refusal is answered with its code, its sentence and its fields, in the language of the request", async () => {
  const answer = errorAnswer(tooDear(), "en", log);
  expect(answer.status).toBe(402);
  const sums = "You have C$1.00 free, and this needs C$2.50.";
  const advice = "Lower the budget, finish or cancel another job, or ask the city for more.";
  expect(await answer.json()).toEqual({
    error: {
      code: "NOT_ENOUGH_MONEY",
      message: `${sums} ${advice}`,
      issues: [{ path: "budget", message: sums }],
    },
  });
  const { error } = await errorAnswer(tooDear(), "fr", log).json();
  expect(error.message).toMatch(/^Vous disposez de 1,00\s\$\sCA, et il faut 2,50\s\$\sCA\. Réduisez le budget/);
  expect(error.issues).toEqual([{ path: "budget", message: "Vous disposez de 1,00 $ CA, et il faut 2,50 $ CA." }]);
});

test("a caller that has asked too much is told how long to wait", () => {
  expect(errorAnswer(refuse("too-many-calls", { max: 5 }), "en", log).headers.get("retry-after")).toBe("60");
});

test("an unexpected error is answered with an id only", async () => {
  const answer = errorAnswer(new Error("secret of the house"), "en", log);
  expect(answer.status).toBe(500);
  const { error } = await answer.json();
  expect(error.code).toBe("INTERNAL");
  expect(error.message).toMatch(/^Something went wrong here; nothing was lost\. Quote [0-9a-f-]{36}\.$/);
  const french = await errorAnswer(new Error("secret of the house"), "fr", log).json();
  expect(french.error.message).toMatch(/^Quelque chose a échoué ici.+ [0-9a-f-]{36} /);
});
