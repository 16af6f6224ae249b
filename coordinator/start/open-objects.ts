import type { Limits } from "#protocol/limits";
import { steadyNow } from "../clock";
import type { Handle } from "../handle";
import { HeldInputsKeeper } from "../held-inputs/held-inputs-keeper";
import { ObjectLinks } from "../objects/object-links";
import { PlacementAsks } from "../placements/placement-asks";
import { Placements } from "../placements/placements";
import { Recomputations } from "../placements/recomputations";
import { BrowserAccess } from "../relay/browser-access";
import { Relay } from "../relay/relay";
import { TicketSeal } from "../relay/relay-ticket";

export type OpenObjects = ReturnType<typeof openObjects>;

/**
 * What connects devices and customers' buckets: links for reading, placements, the relay for buckets that do not allow
 * browsers, and the record of what devices have read.
 */
export function openObjects(handle: Handle, limits: Limits) {
  const { config, coordinator, pool, prisma, blobs, connections, outbound, log } = handle;
  const origin = new URL(config.siteUrl).origin;
  const now = steadyNow;
  const asks = new PlacementAsks();
  const recomputations = new Recomputations();
  const seal = new TicketSeal(config.storageKey);
  const relay = new Relay({ pool, log, origin, now, wallNow: Date.now, seal, limits });
  const browserAccess = new BrowserAccess({ outbound, origin, now });
  const common = { coordinator, prisma, blobs, connections, outbound, recomputations, browserAccess, relay, now };
  const links = new ObjectLinks({ ...common, origin });
  const placements = new Placements({ ...common, pool, asks, log, limits });
  const heldInputs = new HeldInputsKeeper({ memory: coordinator, pool, now });
  return { asks, recomputations, relay, links, placements, heldInputs };
}
