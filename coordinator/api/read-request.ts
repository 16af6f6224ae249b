import { LIMITS } from "#protocol/limits";
import { MIB } from "#protocol/limits/sizes";
import { jsonShape } from "#protocol/text/json-shape";
import { refuse } from "../refusals/refuse";

/** What the caller sent in the query and the body, as one object; the path's own fields are added by the route. */
export async function readRequest(request: Request): Promise<Record<string, unknown>> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const body = request.method === "GET" || request.method === "HEAD" ? "" : await readText(request);
  return body.trim() === "" ? query : { ...query, ...parseObject(body) };
}

async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length;
    if (bytes > LIMITS.apiBodyBytes) {
      throw refuse("body-too-large", { mebibytes: LIMITS.apiBodyBytes / MIB });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseObject(text: string): object {
  const { jsonDepth: depth, jsonFields: fields } = LIMITS;
  const shape = jsonShape(text, { depth, fields });
  if (shape.depth > depth) throw refuse("body-too-deep", { depth });
  if (shape.fields > fields) throw refuse("too-many-fields", { fields });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw refuse("body-not-json", { problem: error instanceof Error ? error.message : String(error) });
  }
  if (typeof json === "object" && json !== null && !Array.isArray(json)) return json;
  throw refuse("body-no-object");
}
