// The main job, end to end on real input: `npm run demo [-- --json] [-- --keep]`.
import { parseArgs } from "node:util";
import type { LamplighterClient } from "#client/lamplighter";
import type { JobDetail } from "#protocol/api/jobs";
import { newCustomer } from "#suites/kit/customers/new-customer";
import { Scratch } from "#suites/kit/scratch";
import { type Site, startSite } from "#suites/kit/site/start-site";
import { openResidents } from "./open-residents";
import { showProgress } from "./progress";
import { submitGlobins } from "./submit-globins";
import { readOutputs, verifyResults } from "./verify-results";

const { values: options } = parseArgs({
  options: { json: { type: "boolean", default: false }, keep: { type: "boolean", default: false } },
});

const RESIDENTS = 2;
const MAX_MS = 15 * 60_000;
const POLL_MS = 500;
const ADMIN = { email: "admin@lamplighter.example", password: "demo-admin-password" };
const CUSTOMER = { name: "Demo Lab", email: "lab@lamplighter.example", password: "demo-lab-password" };

const print = (line: string) => process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  const scratch = new Scratch("demo");
  let site: Site | undefined;
  try {
    print("Starting the site …");
    site = await startSite(scratch.folder, ADMIN);
    const { summary, wrong } = await runMainJob(site);
    for (const { unit, why } of wrong.slice(0, 10)) print(`WRONG  unit ${unit}: ${why}`);
    report(site, summary);
    if (options.keep) await keepUntilStopped(site);
    return wrong.length === 0 && summary.verified === summary.units ? 0 : 1;
  } finally {
    await site?.stop();
    scratch.clear();
  }
}

async function runMainJob(site: Site) {
  const { client } = await newCustomer(site.url, CUSTOMER);
  const { browser, pages } = await openResidents(site.url, RESIDENTS);
  try {
    const started = performance.now();
    const submitted = await submitGlobins(client, 8);
    print(`Submitted “${submitted.name}”: ${submitted.units} units, each by ${submitted.replicas} households.`);
    const { job, maxCores } = await waitForJob(client, submitted.id);
    const seconds = (performance.now() - started) / 1_000;
    const outputs = await readOutputs(client, job.id);
    const checking = showProgress("Checking", job.units);
    const { verified, wrong } = await verifyResults(outputs, job.units, checking.to);
    checking.end();
    const summary = {
      units: job.units,
      verified,
      wrong: wrong.length,
      seconds: round(seconds),
      replicas: job.replicas,
      residents: pages.length,
      cores: maxCores,
      unitsPerSecond: round(job.units / seconds),
      state: job.state,
      dollars: job.spentNanos / 1e9,
      job: `${site.url}/jobs/${job.id}`,
    };
    return { summary, wrong };
  } finally {
    if (!options.keep) await browser.close();
  }
}

async function waitForJob(client: LamplighterClient, jobId: string): Promise<{ job: JobDetail; maxCores: number }> {
  const until = Date.now() + MAX_MS;
  let progress: ReturnType<typeof showProgress> | undefined;
  let maxCores = 0;
  for (;;) {
    const job = await client.getJob({ jobId });
    progress ??= showProgress("Computing", job.units);
    progress.to(job.agreed + job.failed);
    maxCores = Math.max(maxCores, job.coresNow);
    if (job.state !== "running" || Date.now() > until) {
      progress.end();
      return { job, maxCores };
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function report(site: Site, summary: Awaited<ReturnType<typeof runMainJob>>["summary"]) {
  print("");
  print(`${summary.verified} of ${summary.units} units verified against the reference, ${summary.wrong} wrong.`);
  print(
    `${summary.seconds} s on ${summary.cores} cores of ${summary.residents} residents, ${summary.replicas} replicas each: ${summary.unitsPerSecond} units/s for C$${summary.dollars.toFixed(4)}.`,
  );
  if (options.keep) {
    print("");
    print(`Donate     ${site.url}/`);
    print(`The job    ${summary.job}   (sign in as ${CUSTOMER.email}, ${CUSTOMER.password})`);
    print(`Console    ${site.url}/admin   (sign in as ${ADMIN.email}, ${ADMIN.password})`);
    print("Stop with Ctrl-C.");
  } else print("See it yourself: npm run demo -- --keep");
  if (options.json) process.stdout.write(`${JSON.stringify(summary)}\n`);
}

function keepUntilStopped(site: Site): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
    site.child.once("exit", () => resolve());
  });
}

const round = (value: number) => Math.round(value * 10) / 10;

process.exitCode = await main().catch((error: unknown) => {
  print(`The demo failed: ${error instanceof Error ? error.message : error}`);
  return 1;
});
