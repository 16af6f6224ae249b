import type { Operation } from "#protocol/api/operation";

/** The call with this input, and what the server will receive of it; undefined when no URL can carry it. */
export function asRequest(
  siteUrl: string,
  apiKey: string,
  { method, path }: Pick<Operation, "method" | "path">,
  input: unknown,
) {
  const fields = typeof input === "object" && input !== null ? (input as Record<string, unknown>) : {};
  const inPath = [...path.matchAll(/\{(\w+)\*?\}/g)].map(([, name = ""]) => name);
  const params = Object.fromEntries(inPath.map((name) => [name, textOf(fields[name]) || "x"]));
  const at = path.replace(/\{(\w+)\*?\}/g, (_, name: string) => encodeURIComponent(params[name] ?? "x"));
  const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !inPath.includes(name)));
  const query = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, textOf(value)]));
  const isRead = method === "GET";
  const search = isRead ? `?${new URLSearchParams(query)}` : "";
  const url = `${siteUrl}/api/v1${at}${search}`;
  if (!URL.canParse(url) || /\/\.{1,2}(\/|\?|$)/.test(decodeURIComponent(at))) return undefined;
  const body = isRead ? undefined : textBody(rest);
  if (body === null) return undefined;
  const headers = { authorization: `Bearer ${apiKey}` };
  const arrives = { ...(isRead ? query : (JSON.parse(body ?? "{}") as object)), ...params };
  const sent = () => new Request(url, { method, headers, ...(body === undefined ? {} : { body }) });
  return { request: sent, input: arrives };
}

/** Lone surrogates do not survive a URL. */
function textOf(value: unknown): string {
  try {
    return String(value)
      .replace(/[\ud800-\udfff]/gu, "\ufffd")
      .slice(0, 3_000);
  } catch {
    return "";
  }
}

function textBody(value: object): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}
