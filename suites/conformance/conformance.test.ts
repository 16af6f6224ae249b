import { afterAll, beforeAll, expect, test } from "vitest";
import { compareHosts } from "./compare-hosts";
import { corpus } from "./corpus";
import type { Host } from "./hosts/host";
import { openHost } from "./hosts/open-host";

const hosts: Host[] = [];

beforeAll(async () => {
  for (const name of ["node", "chromium"] as const) hosts.push(await openHost(name));
});

afterAll(async () => {
  for (const host of hosts) await host.close();
});

/** Cases that differ between engines by nature are left to `npm run conformance`, which runs all engines. */
const cases = corpus({ quick: true }).filter(({ mayDiffer }) => !mayDiffer);

test.each(cases.map((one) => [one.name, one] as const))("Node and Chromium give the same bytes: %s", async (_, one) => {
  const { differences, failures, hashes } = await compareHosts(one, hosts);
  expect(failures).toEqual([]);
  expect(differences).toEqual([]);
  expect(new Set(hashes.values()).size).toBe(1);
});
