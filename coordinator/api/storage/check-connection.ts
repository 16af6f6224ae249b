import { CheckConnectionInput, type CheckedConnection } from "#protocol/api/storage";
import { requirePerson } from "../../auth/context";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { checkNow, countCheck } from "./check-now";
import { ownConnection } from "./own-connection";

export async function checkConnection({ ctx, input }: Call<unknown>): Promise<CheckedConnection> {
  const person = requirePerson(ctx);
  const { name, inBrowser } = parseInput(CheckConnectionInput, input);
  await ownConnection(person.id, name);
  countCheck(person.id);
  return checkNow(person.id, name, inBrowser);
}
