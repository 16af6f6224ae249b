import { jsonShape } from "#protocol/json-shape";
import { LIMITS } from "#protocol/limits";
import { ApiError } from "../refusals/api-error";

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
      throw new ApiError(
        "TOO_LARGE",
        "A request's body may have 2 MiB. Upload programs and inputs first (POST /api/v1/blobs) and refer to them by their blobs.",
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseObject(text: string): object {
  const { jsonDepth: depth, jsonFields: fields } = LIMITS;
  const shape = jsonShape(text, { depth, fields });
  if (shape.depth > depth) throw new ApiError("INVALID_INPUT", `The body is nested more than ${depth} deep.`);
  if (shape.fields > fields)
    throw new ApiError(
      "INVALID_INPUT",
      `An object in the body has more than ${fields} fields, more than any operation accepts.`,
    );
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new ApiError("INVALID_INPUT", `The body is not JSON: ${error instanceof Error ? error.message : error}.`);
  }
  if (typeof json === "object" && json !== null && !Array.isArray(json)) return json;
  throw new ApiError("INVALID_INPUT", "The body is JSON, but not an object: put its fields between { and }.");
}
