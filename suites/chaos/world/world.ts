import { chmodSync, mkdirSync } from "node:fs";
import path from "node:path";
import getPort from "get-port";
import { PostgresPair } from "#coordinator/testing/standby/postgres-pair";
import type { Scratch } from "#suites/kit/scratch";
import type { Scenario } from "../plan/plan-acts";
import { AwakeTime } from "./awake-time";
import { BadNetwork } from "./bad-network";
import { Resident } from "./resident";
import { ChaosSite } from "./site";
import { SmallDisk } from "./small-disk";

/** Everything that can be broken. */
export interface World {
  scratch: Scratch;
  time: AwakeTime;
  site: ChaosSite;
  admin: { email: string; password: string };
  siteUrl: string;
  network: BadNetwork;
  /** Undefined if no disk can be mounted, or none is to be filled. */
  disk: SmallDisk | undefined;
  /** The databases of the site, in the scenario with a standby. */
  pair: PostgresPair | undefined;
  resident: Resident;
}

const ADMIN = { email: "admin@lamplighter.example", password: "chaos-admin-password" };

/** A running site behind a proxy, with its data on a disk of `diskMib`, and a browser that is not open yet. */
export async function openWorld(scratch: Scratch, scenario: Scenario, diskMib: number): Promise<World> {
  const dataDir = path.join(scratch.folder, "data");
  mkdirSync(dataDir);
  chmodSync(dataDir, 0o755);
  const disk = scenario === "faults" ? SmallDisk.mount(dataDir, diskMib) : undefined;
  if (disk) scratch.undoing(() => disk.unmount());
  const pair =
    scenario === "standby" ? await PostgresPair.start(scratch.newFolder("databases"), "synchronous") : undefined;
  scratch.undoing(() => pair?.kill());
  const time = new AwakeTime();
  scratch.undoing(() => time.close());
  const network = await BadNetwork.listen();
  scratch.undoing(() => network.close());
  const port = await getPort({ host: "127.0.0.1" });
  network.leadTo(port);
  const siteUrl = `http://localhost:${network.port}`;
  const sandboxUrl = `http://127.0.0.1:${network.port}`;
  const site = new ChaosSite({ scratch, time, dataDir, pair, port, siteUrl, sandboxUrl, admin: ADMIN });
  const resident = new Resident(scratch, siteUrl);
  await site.start();
  return { scratch, time, site, admin: ADMIN, siteUrl, network, disk, pair, resident };
}
