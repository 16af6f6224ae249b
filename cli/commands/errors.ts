import type { LamplighterClient } from "#client/lamplighter";

/** Prints why units failed, each reason once, the most frequent first. */
export async function errors(client: LamplighterClient, jobId: string, options: { json?: boolean }): Promise<number> {
  const { groups, counted, failed } = await client.listErrors({ jobId });
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ groups, counted, failed })}\n`);
    return 0;
  }
  if (failed === 0) process.stdout.write("No unit has failed.\n");
  for (const { count, error, stderr, units } of groups) {
    const said = stderr === "" ? "" : `  ${stderr}\n`;
    process.stdout.write(
      `${count.toLocaleString("en")}: ${error}\n${said}  units ${units.join(", ")}${count > units.length ? ", …" : ""}\n`,
    );
  }
  if (counted < failed)
    process.stdout.write(
      `These are the first ${counted.toLocaleString("en")} of ${failed.toLocaleString("en")} that failed.\n`,
    );
  return 0;
}
