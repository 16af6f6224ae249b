import type { IncomingMessage, ServerResponse } from "node:http";
import { pathOf } from "./path-of";

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A route that the coordinator answers before Next: by method and path, exactly or as a prefix. */
export interface Route {
  method: "GET" | "PUT" | "POST" | "PATCH" | "DELETE";
  path: string | { prefix: string };
  /** It accepts larger bodies than forms and API calls, and limits them itself. */
  upload?: true;
  handle: Handler;
}

/** The route for a request; HEAD counts as GET. */
export function findRoute(routes: readonly Route[], request: IncomingMessage): Route | undefined {
  const pathname = pathOf(request);
  const method = request.method === "HEAD" ? "GET" : request.method;
  return routes.find(({ method: wanted, path }) => {
    if (method !== wanted) return false;
    return typeof path === "string" ? pathname === path : pathname.startsWith(path.prefix);
  });
}
