import { z } from "zod";
import { UploadedBlob } from "#protocol/api/jobs";
import { LIMITS } from "#protocol/limits";
import type { Operation } from "./operation";
import { operations } from "./operations";

type JsonSchema = z.core.JSONSchema.BaseSchema;
type Components = Record<string, JsonSchema>;

const ERROR_CODES =
  "INVALID_INPUT UNAUTHENTICATED FORBIDDEN NOT_FOUND CONFLICT LIMIT_EXCEEDED NOT_ENOUGH_MONEY TOO_LARGE TOO_MANY_REQUESTS UNAVAILABLE INTERNAL";

const Refusal = z
  .strictObject({
    error: z.strictObject({
      code: z.enum(ERROR_CODES.split(" ")),
      message: z.string().describe("What went wrong and what to do about it."),
      issues: z.array(z.strictObject({ path: z.string().describe("Dotted path of the field."), message: z.string() })),
    }),
  })
  .meta({ id: "Refusal" });

/** The OpenAPI 3.1 document, made from the table that the API itself runs on. */
export function openApiDocument({ siteUrl, cityName }: { siteUrl: string; cityName: string }) {
  const components: Components = {};
  const paths: Record<string, Record<string, unknown>> = { "/blobs": { post: describeUpload(components) } };
  for (const operation of operations) {
    const path = operation.path.replace("*}", "}");
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(operation, components) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: `Lamplighter ${cityName}`,
      version: "1",
      description:
        "Submit jobs to a city's idle browsers, steer them, and take home verified results. Amounts ending in Nanos are integer nanodollars (10⁻⁹ C$).",
    },
    servers: [{ url: `${siteUrl}/api/v1` }],
    security: [{ apiKey: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: "http", scheme: "bearer", description: "An API key from the account page." },
        session: { type: "apiKey", in: "cookie", name: "lamplighter.session_token" },
      },
      schemas: components,
    },
  };
}

function describe(operation: Operation, components: Components) {
  const input = schemaOf(operation.input, "input", components);
  const inPath = [...operation.path.matchAll(/\{(\w+)\*?\}/g)].flatMap(([, name]) => name ?? []);
  const fields = Object.entries(input.properties ?? {}).filter(([name]) => !inPath.includes(name));
  const required = (input.required ?? []).filter((name) => !inPath.includes(name));
  const parameters = inPath.map((name) => ({
    name,
    in: "path",
    required: true,
    schema: input.properties?.[name] ?? {},
  }));
  const query = fields.map(([name, schema]) => ({ name, in: "query", required: required.includes(name), schema }));
  const takesBody = operation.method === "POST" && fields.length > 0;
  const body = { ...input, properties: Object.fromEntries(fields), required };
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    ...(operation.auth === "anyone" ? { security: [] } : {}),
    parameters: takesBody ? parameters : [...parameters, ...query],
    ...(takesBody ? { requestBody: { required: true, content: { "application/json": { schema: body } } } } : {}),
    responses: { 200: success(operation, components), default: refusal(components) },
  };
}

function success(operation: Operation, components: Components) {
  if (operation.kind === "stream") {
    return {
      description: operation.summary,
      content: { [operation.contentType]: { schema: { type: "string", format: "binary" } } },
    };
  }
  const schema = schemaOf(operation.output, "output", components);
  return { description: operation.summary, content: { "application/json": { schema } } };
}

const refusal = (components: Components) => ({
  description: "Refused, or failed; `code` tells which.",
  content: { "application/json": { schema: schemaOf(Refusal, "output", components) } },
});

function describeUpload(components: Components) {
  const summary = `Upload a program or inputs, up to ${LIMITS.uploadBytes / 1024 ** 3} GiB, as the raw body; the answer is its name.`;
  return {
    operationId: "uploadBlob",
    tags: ["programs"],
    summary,
    parameters: [],
    requestBody: {
      required: true,
      content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
    },
    responses: {
      200: {
        description: summary,
        content: { "application/json": { schema: schemaOf(UploadedBlob, "output", components) } },
      },
      default: refusal(components),
    },
  };
}

/** The schema of a whole input or output; those that have a name are put among the components and referred to. */
function schemaOf(schema: z.ZodType, io: "input" | "output", components: Components): JsonSchema {
  const wrapped = z.toJSONSchema(z.object({ root: schema }), { io, unrepresentable: "any" });
  const text = JSON.stringify(wrapped).replaceAll('"#/$defs/', '"#/components/schemas/');
  const { properties, $defs = {} } = JSON.parse(text) as { properties: { root: JsonSchema }; $defs?: Components };
  for (const [name, { id: _, ...named }] of Object.entries($defs)) components[name] = named;
  return properties.root;
}
