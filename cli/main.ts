import { Command, InvalidArgumentError, Option } from "commander";
import { summaries } from "#client/summaries";
import type { SiteOptions } from "./connect";

// A command is loaded when it is called: most of the start-up time would go to some commands' schemas and parsers.

const DEFAULT_URL = "http://localhost:3000";

const INPUTS = "files that take the place of the manifest's inputs, one unit each, such as 'data/*.csv'";

function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a whole number.");
}

/** The description of a command that is one call: the API's summary, in the style of the other descriptions. */
function asDescription(summary: string): string {
  return summary.charAt(0).toLowerCase() + summary.slice(1).replace(/\.$/, "");
}

const program = new Command("lamplighter")
  .description("Submit jobs to a city's idle browsers, control them, and download verified results.")
  .addOption(new Option("--url <url>", "the city's site").env("LAMPLIGHTER_URL").default(DEFAULT_URL))
  .addOption(new Option("--key <key>", "your API key, from the account page").env("LAMPLIGHTER_KEY"));

const site = async () => (await import("./connect")).connect(program.opts<SiteOptions>());

program
  .command("submit")
  .description("upload the files that a manifest names and submit the job")
  .argument("<manifest>", "path of a job manifest; docs/job-manifest.md describes it")
  .option("--inputs <patterns...>", INPUTS)
  .option("--wait", "wait until the job has ended, with a progress bar")
  .option("--after <job>", "the outputs of that job as inputs, once it has finished, instead of the manifest's")
  .option("--group <outputs>", "with --after: so many outputs for each unit, as a JSON array", wholeNumber)
  .option(
    "--reduce",
    "with --after: over its own outputs again, until one is left (in groups of 100, unless --group says otherwise)",
  )
  .option("--dial <cores>", "cores to start with, instead of the manifest's", wholeNumber)
  .option("--json", "print the job as JSON")
  .action((manifest, options) =>
    run(async () => (await import("./commands/submit")).submit(await site(), manifest, options)),
  );

program
  .command("status")
  .description("how a job is getting on")
  .argument("<job>", "the job's id")
  .option("--json", "print the job as JSON")
  .action((jobId, options) =>
    run(async () => (await import("./commands/status")).status(await site(), jobId, options)),
  );

program
  .command("results")
  .description("write the outputs and errors of a job's settled units into a folder, or into one file")
  .argument("<job>", "the job's id")
  .requiredOption("--out <path>", "where to write them; a folder is created if missing")
  .addOption(new Option("--format <format>", "one file instead").choices(["ndjson", "csv", "parquet", "zip"]))
  .action((jobId, options) =>
    run(async () =>
      options.format === undefined
        ? (await import("./commands/results")).results(await site(), jobId, options)
        : (await import("./commands/save-results")).saveResults(await site(), jobId, options),
    ),
  );

program
  .command("follow")
  .description("print results as JSON lines as they settle, until the job is over; none is missed")
  .argument("<job>", "the job's id")
  .option("--after <cursor>", "only what settled after this cursor")
  .action((jobId, options) =>
    run(async () => (await import("./commands/follow")).follow(await site(), jobId, options)),
  );

program
  .command("receipts")
  .description("the city's signed receipts for a job's settled units, which `lamplighter verify` proves")
  .argument("<job>", "the job's id")
  .option("--out <file>", "where to write them; a file that has some already gets those that are new")
  .action((jobId, options) =>
    run(async () => (await import("./commands/receipts")).receipts(await site(), jobId, options)),
  );

program
  .command("verify")
  .description("prove offline that no receipt in a file was changed, left out, reordered or added")
  .argument("<file>", "what `lamplighter receipts` wrote")
  .option(
    "--city-key <key>",
    "the city's public key, or a file with the answer of /api/v1/receipt-keys: only its receipts pass",
  )
  .action((file, options) => run(async () => (await import("./commands/verify")).verify(file, options)));

program
  .command("unit")
  .description("what happened to one unit: where it ran, for how long, and what it waits for")
  .argument("<job>", "the job's id")
  .argument("<unit>", "its number, from 0", wholeNumber)
  .option("--json", "print it as JSON")
  .action((jobId, unit, options) =>
    run(async () => (await import("./commands/unit")).unit(await site(), jobId, unit, options)),
  );

program
  .command("errors")
  .description("why units failed: what they say, each reason once, with counts")
  .argument("<job>", "the job's id")
  .option("--json", "print them as JSON")
  .action((jobId, options) =>
    run(async () => (await import("./commands/errors")).errors(await site(), jobId, options)),
  );

program
  .command("retry")
  .description("submit a job's failed units as a job of their own")
  .argument("<job>", "the job's id")
  .option("--program <file>", "run this program instead")
  .option("--seconds <seconds>", "time that one unit may take", wholeNumber)
  .option("--memory <mib>", "memory that one unit may have", wholeNumber)
  .option("--budget <dollars>", "the most that it may cost; the job's own unless given")
  .option("--json", "print the new job as JSON")
  .action((jobId, options) => run(async () => (await import("./commands/retry")).retry(await site(), jobId, options)));

program
  .command("add")
  .description("add units to a job that has not ended, from files like those that it was submitted with")
  .argument("<job>", "the job's id")
  .argument("[inputs...]", "of a job over files or objects, more of them; of other jobs, one file like its own")
  .option("--to <value>", "of a range: its new last value", wholeNumber)
  .option("--inputs <json>", "inputs as a manifest names them, such as a grid")
  .option("--budget <dollars>", "what is added to the job's budget")
  .option("--once <name>", "a name for this addition: asked again with it, nothing is added twice")
  .option("--json", "print the job as JSON")
  .action((jobId, inputs, options) =>
    run(async () => (await import("./commands/add")).add(await site(), jobId, inputs, options)),
  );

program
  .command("dial")
  .description(asDescription(summaries.dialJob))
  .argument("<job>", "the job's id")
  .argument("<cores>", "how many", wholeNumber)
  .action((jobId, cores) => run(async () => (await import("./commands/dial")).dial(await site(), jobId, cores)));

program
  .command("cancel")
  .description(asDescription(summaries.cancelJob))
  .argument("<job>", "the job's id")
  .action((jobId) => run(async () => (await import("./commands/cancel")).cancel(await site(), jobId)));

program
  .command("keep")
  .description(asDescription(summaries.keepJob))
  .argument("<job>", "the job's id")
  .argument("<days>", "how many, from the job's end", wholeNumber)
  .action((jobId, days) => run(async () => (await import("./commands/keep")).keep(await site(), jobId, days)));

program
  .command("delete")
  .description(asDescription(summaries.deleteJob))
  .argument("<job>", "the job's id")
  .action((jobId) => run(async () => (await import("./commands/delete")).deleteJob(await site(), jobId)));

program
  .command("try")
  .description("run a manifest's first units on this machine, as a device would; no site is needed")
  .argument("<manifest>", "path of a job manifest")
  .option("--inputs <patterns...>", INPUTS)
  .option("--units <count>", "how many", wholeNumber, 3)
  .option("--raw", "write standard output, or a module's value, byte for byte, and nothing else")
  .action((manifest, options) =>
    run(async () =>
      (await import("./commands/try")).tryOut(manifest, { ...options, site: program.opts<SiteOptions>() }),
    ),
  );

const storage = program.command("storage").description("your connections to buckets, which jobs read and write");

storage
  .command("list", { isDefault: true })
  .description(asDescription(summaries.listConnections))
  .action(() => run(async () => (await import("./commands/storage")).listStorage(await site())));

storage
  .command("save")
  .description("connect a bucket, or change a connection, and try it; keys come from AWS_ACCESS_KEY_ID and its kin")
  .argument("<name>", "what stands for it in s3://NAME/…")
  .requiredOption("--bucket <bucket>", "the bucket's name")
  .option("--endpoint <url>", "the server's address; without it, Amazon's")
  .option("--region <region>", "the bucket's region")
  .option("--prefix <folder>", "the folder below which everything is read and written")
  .option("--no-path-style", "the bucket's name stands in the host's name")
  .option("--read-only", "nothing is ever written there")
  .option("--requester-pays", "you pay for reading a bucket of somebody else")
  .action((name, options) =>
    run(async () => (await import("./commands/storage")).saveStorage(await site(), name, options)),
  );

storage
  .command("check")
  .description(asDescription(summaries.checkConnection))
  .argument("<name>", "the connection's name")
  .action((name) => run(async () => (await import("./commands/storage")).checkStorage(await site(), name)));

storage
  .command("delete")
  .description(asDescription(summaries.deleteConnection))
  .argument("<name>", "the connection's name")
  .action((name) => run(async () => (await import("./commands/storage")).deleteStorage(await site(), name)));

program
  .command("call")
  .description("call any operation of the API and print its answer; without an operation, list them all")
  .argument("[operation]", "its name, such as getJob")
  .argument("[input]", "its input as a JSON object", "{}")
  .action((operation: string | undefined, input: string) =>
    run(async () => {
      const { call, listOperations } = await import("./commands/call");
      return operation === undefined ? listOperations() : call(await site(), operation, input);
    }),
  );

async function run(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    const { explain } = await import("./explain");
    process.stderr.write(explain(error, program.opts<SiteOptions>().url));
    process.exitCode = 1;
  }
}

await program.parseAsync();
