type Asked = Pick<Request, "method" | "mode" | "url">;

const ASSET = /^\/(?:_next\/static|build)\/[\w./~-]+$/;

/**
 * Which requests the worker answers: pages, and files whose names change with their contents. Null: the browser goes its
 * own way, as for answers of the API, which are never kept.
 */
export function wayOf({ method, mode, url }: Asked, origin: string): "page" | "asset" | null {
  const asked = new URL(url);
  if (method !== "GET" || asked.origin !== origin) return null;
  if (mode === "navigate") return "page";
  return ASSET.test(asked.pathname) && asked.search === "" ? "asset" : null;
}
