import { type VerbOperation, verbOperations } from "#protocol/api/contract";
import type { Call } from "../call";
import { checkAnswer, checkRefusal } from "../check-contract";
import { type Verbs, verbs } from "../verbs";
import { strictContract } from "./strict-contract";

/** The verbs as tests call them: every answer and every refusal is held to the contract. */
export const checkedVerbs = Object.fromEntries(
  verbOperations.map((operation) => [operation.id, (call: Call<unknown>) => checked(operation, call)]),
) as Verbs;

async function checked(operation: VerbOperation, call: Call<unknown>): Promise<unknown> {
  try {
    const answer = await verbs[operation.id](call);
    if (operation.kind === "json") checkAnswer(strictContract, operation, answer);
    return answer;
  } catch (error) {
    checkRefusal(strictContract, operation, error);
    throw error;
  }
}
