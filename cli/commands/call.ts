import type { LamplighterClient } from "#client/lamplighter";
import { operations } from "#client/operations";
import { summaries } from "#client/summaries";
import type { JsonId, StreamId, VerbId } from "#protocol/api/contract";
import { CliError } from "../cli-error";

/** Calls any operation of the API by its name, and prints the answer. */
export async function call(client: LamplighterClient, id: string, input: string): Promise<number> {
  if (!isCallable(id))
    throw new CliError(`There is no operation "${id}" here: \`lamplighter call\` lists all of them.`);
  const fields = parse(input);
  if (operations[id].kind === "stream") {
    for await (const piece of await client.open(id as StreamId, fields as never)) process.stdout.write(piece);
    return 0;
  }
  const answer: unknown = await client[id as JsonId](fields as never);
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  return 0;
}

/** Lists every operation that `call` knows, with its summary. */
export function listOperations(): number {
  for (const [id, { method, path }] of Object.entries(operations)) {
    if (isCallable(id)) process.stdout.write(`${id}  ${method} ${path}\n  ${summaries[id]}\n`);
  }
  return 0;
}

/** Bytes are uploaded by `submit`. */
const isCallable = (id: string): id is VerbId =>
  Object.hasOwn(operations, id) && operations[id as VerbId].kind !== "upload";

function parse(input: string): object {
  try {
    const fields: unknown = JSON.parse(input);
    if (typeof fields === "object" && fields !== null && !Array.isArray(fields)) return fields;
  } catch {
    // Reported below.
  }
  throw new CliError(`The input is not a JSON object such as '{"jobId":"job_…"}'.`);
}
