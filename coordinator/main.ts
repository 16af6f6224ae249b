import { prepareFirstAdmin } from "./auth/first-admin";
import { ConfigError, loadConfig } from "./config";
import { createLog } from "./log";
import { retry } from "./retry";
import { serveSite } from "./serve-site";
import { startCoordinator } from "./start-coordinator";

const dev = process.env.NODE_ENV === "development";

async function main() {
  const began = loadConfig();
  const log = createLog(began.logLevel);
  for (const gap of began.tariffs.gaps) log.warn({ event: "tariff.gap" }, gap);
  const running = await startCoordinator(began, log);
  const { config, prisma, auth } = running.handle;
  await serveSite(running, dev);

  // The site is already running: if the database happens to be recovering, that must not end it.
  const admin = await retry(() => prepareFirstAdmin({ config, prisma, auth }));
  if (admin.kind === "link") console.log(`First admin: open ${admin.url} (it works once)`);
  console.log(`Lamplighter ready on ${config.siteUrl}`);

  let closing = false;
  const close = async () => {
    if (closing) return;
    closing = true;
    await running.close();
    process.exit(0);
  };
  process.on("SIGTERM", close);
  process.on("SIGINT", close);
}

// The reader of the output may go away. Without this handler the failed write is an error, and reporting it fails to be
// written as well …
for (const output of [process.stdout, process.stderr]) output.on("error", () => {});

main().catch((error: unknown) => {
  if (error instanceof ConfigError) console.error(error.message);
  else console.error("Lamplighter could not start:", error instanceof Error ? error.message : error);
  process.exit(1);
});
