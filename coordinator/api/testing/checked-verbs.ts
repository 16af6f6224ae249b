import type { z } from "zod";
import { type VerbOperation, verbOperations } from "#protocol/api/contract";
import type { Call } from "../call";
import { checkAnswer, checkRefusal } from "../check-contract";
import { type Verbs, verbs } from "../verbs";
import { strictContract } from "./strict-contract";

/** The verbs for tests: every answer and every refusal is checked against the contract. */
export const checkedVerbs = Object.fromEntries(
  verbOperations.map((operation) => [operation.id, (call: Call<unknown>) => checked(operation, call)]),
) as Verbs;

/** A long line comes in pieces, and a piece may have several lines. */
async function* checkedLines(pieces: AsyncIterable<string>, schema: z.ZodType): AsyncGenerator<string> {
  let line = "";
  for await (const piece of pieces) {
    const lines = (line + piece).split("\n");
    line = lines.pop() ?? "";
    for (const whole of lines) schema.parse(JSON.parse(whole));
    yield piece;
  }
}

async function checked(operation: VerbOperation, call: Call<unknown>): Promise<unknown> {
  try {
    const answer = await verbs[operation.id](call);
    if (operation.kind === "json") checkAnswer(strictContract, operation, answer);
    if (operation.kind === "stream" && operation.line)
      return checkedLines(answer as AsyncIterable<string>, operation.line);
    return answer;
  } catch (error) {
    checkRefusal(strictContract, operation, error);
    throw error;
  }
}
