// npm run conformance [-- --engine node,firefox --quick]: runs the corpus in every engine that is here and prints which
// outputs are equal. It fails when one differs that is not known to, or when an engine that was asked for is missing.
import { parseArgs } from "node:util";
import { setupArm64Node } from "../../scripts/find-arm64-node.mjs";
import { setupEngines } from "../../scripts/setup-engines.mjs";
import { type CaseReport, compareHosts } from "./compare-hosts";
import { corpus } from "./corpus";
import type { Host } from "./hosts/host";
import { HOSTS, type HostName, openHost } from "./hosts/open-host";

const SHOWN_CHARS = 160;

const { values } = parseArgs({ options: { engine: { type: "string" }, quick: { type: "boolean", default: false } } });
process.exitCode = (await main(values.engine?.split(","), values.quick)) ? 0 : 1;

async function main(asked: string[] | undefined, quick: boolean): Promise<boolean> {
  const names = (asked ?? HOSTS).map(hostName);
  const missing = await setUp(names);
  for (const sentence of missing.values()) console.log(`NOT COMPARED: ${sentence}`);
  const hosts: Host[] = [];
  const reports: CaseReport[] = [];
  try {
    for (const name of names) if (!missing.has(name)) hosts.push(await openHost(name));
    for (const one of corpus({ quick })) {
      const report = await compareHosts(one, hosts);
      printRow(report, hosts);
      reports.push(report);
    }
  } finally {
    for (const host of hosts) await host.close();
  }
  const unequal = reports.filter(
    ({ differences, failures, mayDiffer }) => failures.length > 0 || (differences.length > 0 && !mayDiffer),
  );
  console.log(`${reports.length - unequal.length} of ${reports.length} classes are as they should be.`);
  return unequal.length === 0 && (asked === undefined || missing.size === 0);
}

function hostName(name: string): HostName {
  const known = HOSTS.find((host) => host === name);
  if (!known) throw new Error(`There is no engine "${name}": ${HOSTS.join(", ")}.`);
  return known;
}

/** What could not be installed, and why. */
async function setUp(names: HostName[]): Promise<Map<HostName, string>> {
  const missing = new Map<HostName, string>();
  for (const name of names) {
    if (name === "node" || name === "chromium") continue;
    const sentences = await (name === "node-arm64" ? setupArm64Node() : setupEngines([name]));
    for (const sentence of sentences) missing.set(name, sentence);
  }
  return missing;
}

function printRow({ name, mayDiffer, hashes, differences, failures }: CaseReport, hosts: Host[]) {
  const [first] = hashes.values();
  const cells = hosts.map((host) => {
    const hash = hashes.get(host.name) ?? "";
    return `${host.name} ${hash === first ? hash.slice(0, 8) : `≠ ${hash.slice(0, 6)}`}`;
  });
  console.log(`${differences.length === 0 ? "=" : mayDiffer ? "~" : "≠"} ${name.padEnd(24)} ${cells.join("  ")}`);
  for (const failure of failures) console.log(`    ${failure.slice(0, SHOWN_CHARS)}`);
  if (mayDiffer && differences.length > 0) console.log(`    may differ: ${mayDiffer}`);
  for (const { host, unit, expected, found } of differences) {
    console.log(`    ${host}, unit ${unit}: ${found.slice(0, SHOWN_CHARS)}`);
    console.log(`    expected: ${expected.slice(0, SHOWN_CHARS)}`);
  }
}
