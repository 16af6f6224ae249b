import { statfs } from "node:fs/promises";
import type { Logger } from "pino";
import { trustModeOf } from "#core/coordination/trust/trust-mode";
import { MINUTE, SECOND } from "#core/time";
import type { HealthRow } from "#protocol/api/health";
import { LIMITS } from "#protocol/limits";
import { steadyNow } from "../clock";
import type { Handle } from "../handle";
import { CertificateWatch } from "../health/certificate-watch";
import type { OwnFigures } from "../health/own-figures";
import { QueueWatch } from "../health/queue-watch";
import { readCertificate } from "../health/read-certificate";
import type { Metrics } from "../metrics";
import { Duty } from "./duty";

const EVERY_MS = 5 * SECOND;
const MAIL_CHECK_MS = 10 * MINUTE;

type Parts = Pick<Handle, "config" | "coordinator" | "health" | "log" | "post">;

/** Reports this coordinator's figures, and logs whatever the city's checks find changed. */
export function healthReporter(
  { config, coordinator, health, log, post }: Parts,
  figures: OwnFigures,
  metrics: Pick<Metrics, "checked">,
): Duty {
  const queue = new QueueWatch();
  const certificates = new CertificateWatch({
    addresses: [config.siteUrl, config.sandboxUrl],
    read: (url) => readCertificate(url, LIMITS.MAX_CERTIFICATE_READ_MS),
    now: steadyNow,
  });
  let mailDueAt = Number.NEGATIVE_INFINITY;
  return new Duty("health-reporter", EVERY_MS, log, async () => {
    if (steadyNow() >= mailDueAt) {
      mailDueAt = steadyNow() + MAIL_CHECK_MS;
      void post.check();
    }
    await certificates.look();
    queue.look(coordinator.state, steadyNow());
    const { bavail, blocks, bsize } = await statfs(config.dataDir);
    const { sessions, jobsAtWork } = coordinator.state;
    await health.report({
      devices: sessions.size,
      trust: trustModeOf(coordinator.state),
      coresAtWork: [...jobsAtWork].reduce((sum, { slots }) => sum + slots, 0),
      ...figures.take(),
      queue: queue.longest(steadyNow()),
      disk: { freeBytes: bavail * bsize, bytes: blocks * bsize },
      mail: post.report,
      certificates: certificates.found,
    });
    const { rows, changed } = await health.note();
    metrics.checked(rows);
    for (const row of changed) logChange(log, row);
  });
}

function logChange(log: Logger, { check, state, facts }: HealthRow) {
  const about = { event: "health.changed", check, state, facts };
  if (state === "act") log.error(about, "a check of the city's health asks for somebody now: see docs/runbook.md");
  else if (state === "look") log.warn(about, "a check of the city's health is no longer good: see docs/runbook.md");
  else log.info(about, "a check of the city's health has changed");
}
