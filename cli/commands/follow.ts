import type { LamplighterClient } from "#client/lamplighter";

/** Prints results as JSON lines in order of settlement, and the last cursor to standard error. */
export async function follow(
  client: LamplighterClient,
  jobId: string,
  { after = "0" }: { after?: string },
): Promise<number> {
  let last = after;
  for await (const { cursor, result } of client.follow({ jobId }, { after })) {
    last = cursor;
    process.stdout.write(`${JSON.stringify(result)}\n`);
  }
  process.stderr.write(`The job is over. To go on after these results: --after ${last}\n`);
  return 0;
}
