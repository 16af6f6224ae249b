// Asks the registry for known vulnerabilities in the packages that are shipped. One that does not answer is said to be silent, and
// fails nothing: a clone without network can still be checked.
import { readFileSync } from "node:fs";
import { run } from "./child.mjs";

export const AUDIT_LEVEL = "high";
const SEVERITIES = ["info", "low", "moderate", "high", "critical"];
const ALLOWED = "scripts/audit-allowed.json";
const WITHIN_MS = 30_000;

/**
 * @typedef {{ advisory: string, reason: string, until: string }} Allowed  `until`: the last day, as 2027-01-31
 * @param {{ registry?: string, folder?: string, allowed?: Allowed[], today?: string }} [options]
 * @returns {Promise<{ code: number, output: string, note?: string }>}
 */
export async function audit({ registry, folder = ".", allowed = readAllowed(), today = isoDay() } = {}) {
  const args = ["audit", "--omit=dev", "--json", "--fetch-retries=0", "--prefix", folder];
  const { output } = await run("npm", registry ? [...args, `--registry=${registry}`] : args, {
    quiet: true,
    timeoutMs: WITHIN_MS,
  });
  const report = reportIn(output);
  if (!report?.auditReportVersion) {
    const reason = report?.message ?? report?.error?.summary ?? "it did not answer in time";
    return { code: 0, output: "", note: `NOT ASKED, the registry knows no advisories: ${reason}` };
  }
  return judgeReport(report, allowed, today);
}

/**
 * Fails for vulnerabilities at `AUDIT_LEVEL` or above that are not allowed, and for allowances that have expired or
 * apply to nothing.
 */
export function judgeReport(report, allowed, today) {
  const holes = advisoriesOf(report).filter(({ severity }) => isGrave(severity));
  const open = allowed.filter(({ until }) => until >= today);
  const lines = [
    ...holes
      .filter(({ id }) => !open.some(({ advisory }) => advisory === id))
      .map(({ id, name, severity, title }) => `${severity}: ${name}: ${title} (${id})`),
    ...allowed
      .filter(({ until }) => until < today)
      .map(
        ({ advisory, until }) => `${ALLOWED}: ${advisory} was allowed until ${until}. Mend it, or give a new reason.`,
      ),
    ...open
      .filter(({ advisory }) => !holes.some(({ id }) => id === advisory))
      .map(({ advisory }) => `${ALLOWED}: ${advisory} is in no package any more. Take it out.`),
  ];
  const passed = `${holes.length} allowed, none other of level ${AUDIT_LEVEL} or worse`;
  return lines.length > 0 ? { code: 1, output: lines.join("\n") } : { code: 0, output: "", note: passed };
}

const isGrave = (severity) => SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(AUDIT_LEVEL);

/** Each advisory once; npm lists it at every package that depends on it. */
function advisoriesOf({ vulnerabilities }) {
  const found = new Map();
  for (const { via } of Object.values(vulnerabilities)) {
    for (const one of via) {
      if (typeof one === "object") found.set(one.url.split("/").at(-1), one);
    }
  }
  return [...found].map(([id, { name, severity, title }]) => ({ id, name, severity, title }));
}

/** npm may print other text before and after its report. */
function reportIn(output) {
  try {
    return JSON.parse(output.slice(output.indexOf("{"), output.lastIndexOf("}") + 1));
  } catch {
    return undefined;
  }
}

const readAllowed = () => JSON.parse(readFileSync(ALLOWED, "utf8"));
const isoDay = () => new Date().toISOString().slice(0, 10);
