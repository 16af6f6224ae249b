import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { welcomeDevices } from "../../auth/welcome-devices";
import { blobRoutes } from "../../http/blob-routes";
import { GrantBlobs } from "../../http/grant-blobs";
import { PackedBlobs } from "../../http/packed-blobs";
import { serveSites } from "../../http/serve-sites";
import { siteHeaders } from "../../http/site-headers";
import { uploadPieces } from "../../uploads/resumable/open-uploads";
import { serveApi } from "../serve-api";
import type { TestCity } from "./open-test-city";

/** The city's API and blobs over HTTP on a free port, for testing real clients. */
export async function serveCity({ handle: { config, log, blobs, coordinator, signatures, auth, prisma } }: TestCity) {
  const http = createServer();
  const sites = serveSites({
    sandboxHost: "sandbox.invalid",
    sandbox: () => undefined,
    headers: siteHeaders(config.siteUrl),
    routes: blobRoutes({
      pieces: uploadPieces(config),
      blobs,
      grantBlobs: new GrantBlobs({ coordinator, prisma, blobs }),
      packed: new PackedBlobs(path.join(config.dataDir, "packed"), blobs),
      prisma,
      signatures,
      auth,
      siteUrl: config.siteUrl,
      isWelcome: welcomeDevices(prisma),
    }),
    log,
  });
  sites.serve(async (request, response) => {
    const { method = "GET", headers, url = "/" } = request;
    const body = method === "GET" ? {} : ({ body: Readable.toWeb(request), duplex: "half" } as RequestInit);
    const answer = await serveApi(
      new Request(`http://${headers.host}${url}`, { method, headers: headers as HeadersInit, ...body }),
    );
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    if (!answer.body) return response.end();
    return pipeline(Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]), response);
  });
  http.on("request", sites.handle);
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    close: () => {
      http.closeAllConnections();
      return new Promise((resolve) => http.close(resolve));
    },
  };
}
