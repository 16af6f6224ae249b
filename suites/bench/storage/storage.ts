import { S3Server } from "#suites/kit/s3/s3-server";
import type { Section } from "../section";
import { openSite } from "../site/open-site";
import { measureLargeOutput } from "./large-output";
import { measurePieces, type Scale } from "./measure-pieces";

/** Ten gigabytes in pieces of 64 MiB, scaled down: smaller pieces mean more work for the city per byte. */
const FULL: Scale = { pieces: 128, pieceMib: 4, devices: 4, unitMs: [200, 600], placedWithinMs: 180_000 };
const QUICK: Scale = { ...FULL, pieces: 8, pieceMib: 1 };
/**
 * At its size; it takes some minutes, and is run only when it is named. Computing takes longer than all devices' transfers on one
 * machine, as it does where each has a connection of its own: otherwise the one that is served first does the work of the others.
 */
const TEN_GIGABYTES: Scale = {
  pieces: 160,
  pieceMib: 64,
  devices: 64,
  unitMs: [20_000, 60_000],
  placedWithinMs: 900_000,
};
/** Its pieces, and a tenth of them. */
const ONE_GIGABYTE: Scale = { ...TEN_GIGABYTES, pieces: 16, devices: 8 };

export const storage: Section = {
  name: "storage",
  about: "bytes through the city while a job reads a bucket in pieces and writes its outputs into it; a large output",
  maxMs: 2_000_000,
  async run(stage) {
    const s3 = await new S3Server().listen();
    const site = await openSite(stage.scratch, { PRIVATE_NETWORKS: "127.0.0.0/8" });
    try {
      if (stage.only !== "" && "ten gigabytes".includes(stage.only))
        return await measurePieces({ site, s3, stage }, stage.quick ? ONE_GIGABYTE : TEN_GIGABYTES);
      const scale = stage.quick ? QUICK : FULL;
      const pieces = "pieces".includes(stage.only) ? await measurePieces({ site, s3, stage }, scale) : [];
      const large = "large output".includes(stage.only) ? await measureLargeOutput(site, s3, stage) : [];
      return [...pieces, ...large];
    } finally {
      await site.stop();
      await s3.close();
    }
  },
};
