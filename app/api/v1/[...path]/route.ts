import { serveApi } from "#coordinator/api/serve-api";

export const dynamic = "force-dynamic";

export { serveApi as DELETE, serveApi as GET, serveApi as PATCH, serveApi as POST, serveApi as PUT };
