import type { Pool } from "pg";
import type { DeviceId } from "#core/ids";
import type { PrismaClient } from "#prisma/generated/client";
import type { Limits } from "#protocol/limits";
import type { BrowserAccess } from "../relay/browser-access";
import type { Relay } from "../relay/relay";
import type { Coordinator } from "../shell/coordinator";
import type { BlobStore } from "../storage/blob-store";
import type { PlacementAsks } from "./placement-asks";
import type { Recomputations } from "./recomputations";

/** What is needed to place an output. */
export interface PlaceParts {
  coordinator: Coordinator;
  pool: Pool;
  prisma: PrismaClient;
  blobs: BlobStore;
  asks: PlacementAsks;
  recomputations: Recomputations;
  browserAccess: BrowserAccess;
  relay: Pick<Relay, "forWriting">;
  limits: Limits;
  /** Devices that were asked for a unit without success, since all of them were last tried. */
  vain: Map<string, Set<DeviceId>>;
}
