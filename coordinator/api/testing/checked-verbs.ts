import type { z } from "zod";
import { type VerbOperation, verbOperations } from "#protocol/api/contract";
import type { Call } from "../call";
import { checkAnswer, checkRefusal } from "../check-contract";
import { type Verbs, verbs } from "../verbs";
import { strictContract } from "./strict-contract";

/** The verbs as tests call them: every answer and every refusal is held to the contract. */
export const checkedVerbs = Object.fromEntries(
  verbOperations.map((operation) => [operation.id, (call: Call<unknown>) => checked(operation, call)]),
) as Verbs;

async function* checkedLines(lines: AsyncIterable<string>, schema: z.ZodType): AsyncGenerator<string> {
  for await (const line of lines) {
    schema.parse(JSON.parse(line));
    yield line;
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
