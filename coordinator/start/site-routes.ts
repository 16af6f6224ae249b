import path from "node:path";
import type { Limits } from "#protocol/limits";
import { mayFollowJob } from "../api/jobs/may-follow-job";
import type { Context } from "../auth/context";
import { welcomeDevices } from "../auth/welcome-devices";
import type { NetworkWatch } from "../duties/network-watch";
import type { Handle } from "../handle";
import { blobRoutes } from "../http/blob-routes";
import type { BrowserAssets } from "../http/browser-assets";
import { downloadRoutes } from "../http/download-routes";
import { GrantBlobs } from "../http/grant-blobs";
import { PackedBlobs } from "../http/packed-blobs";
import { paymentRoutes } from "../http/payment-routes";
import { pictureRoute } from "../http/pictures/picture-route";
import { pictureViewers } from "../http/pictures/picture-viewers";
import { setupRoute } from "../http/setup-route";
import type { Route } from "../http/site-router";
import { statsRoutes } from "../http/stats-routes";
import { statusRoutes } from "../http/status-routes";
import type { Metrics } from "../metrics";
import type { Recomputations } from "../placements/recomputations";
import { PROJECT_ROOT } from "../project-root";
import type { Relay } from "../relay/relay";
import { relayRoutes } from "../relay/relay-routes";
import { uploadPieces } from "../uploads/resumable/open-uploads";

interface Parts {
  handle: Handle;
  assets: BrowserAssets;
  networks: NetworkWatch;
  recomputations: Recomputations;
  relay: Relay;
  metrics: Metrics;
  limits: Limits;
}

/** What the coordinator answers itself, before Next. */
export function siteRoutes(parts: Parts): Route[] {
  const { handle, assets, networks, recomputations, relay, metrics, limits } = parts;
  const { config, coordinator, prisma, pool, blobs, auth, signatures } = handle;
  const { siteUrl, storedBytesPerCustomer, metricsToken } = config;
  const packed = new PackedBlobs(path.join(config.dataDir, "packed"), blobs);
  const state = () => coordinator.state;
  const isWelcome = welcomeDevices(prisma);
  const grantBlobs = new GrantBlobs({ coordinator, prisma, blobs }, recomputations);
  const follows = (ctx: Context, jobId: string) => mayFollowJob(prisma, ctx, jobId);
  const viewerOf = pictureViewers({ pool, auth, signatures, state, isWelcome, mayFollowJob: follows });
  return [
    ...assets.routes,
    ...statsRoutes(config.dataDir),
    ...blobRoutes({
      pieces: uploadPieces(config),
      storedBytesPerCustomer,
      blobs,
      grantBlobs,
      packed,
      prisma,
      signatures,
      auth,
      siteUrl,
      isWelcome,
      limits,
    }),
    ...relayRoutes({ relay, connections: handle.connections, outbound: handle.outbound }),
    ...downloadRoutes(path.join(PROJECT_ROOT, "dist", "downloads")),
    ...statusRoutes({ pool, state, networks, metrics, metricsToken }),
    pictureRoute({ pool, blobs, viewerOf, limits }),
    setupRoute({ config, prisma, auth }),
    ...paymentRoutes(handle),
  ];
}
