import { z } from "zod";
import { API_ROOT } from "#protocol/api/api-root";
import { type NamedOperation, operations } from "#protocol/api/contract";
import { ERROR_CODES } from "#protocol/api/error-codes";
import { AUDIENCES } from "#protocol/api/operation";
import { refusalsOf } from "#protocol/api/refusals-of";

type JsonSchema = z.core.JSONSchema.BaseSchema;
type Components = Record<string, JsonSchema>;

const Refusal = z
  .strictObject({
    error: z.strictObject({
      code: z.enum(Object.keys(ERROR_CODES)),
      message: z.string().describe("What went wrong and what to do about it."),
      issues: z.array(z.strictObject({ path: z.string().describe("Dotted path of the field."), message: z.string() })),
    }),
  })
  .meta({ id: "Refusal" });

interface Site {
  siteUrl: string;
  cityName: string;
}

const texts = new WeakMap<Site, { cityName: string; text: string }>();

/** This site's document as JSON. Making it takes 40 ms, and anybody may ask for it, so it is made once for each name of the city. */
export function openApiText(site: Site): string {
  const { cityName } = site;
  const known = texts.get(site);
  if (known?.cityName === cityName) return known.text;
  const text = JSON.stringify(openApiDocument(site));
  texts.set(site, { cityName, text });
  return text;
}

/** The OpenAPI 3.1 document, derived from the contract that the API itself uses. */
export function openApiDocument({ siteUrl, cityName }: Site) {
  const components: Components = {};
  const paths: Record<string, Record<string, unknown>> = {};
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
        "Submit jobs to a city's idle browsers, control them, and download verified results. Amounts ending in Nanos are integer nanodollars (10⁻⁹ C$).",
    },
    servers: [{ url: siteUrl + API_ROOT }],
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

function describe(operation: NamedOperation, components: Components) {
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    description: `For ${AUDIENCES[operation.audience]}.`,
    ...(operation.audience === "anyone" ? { security: [] } : {}),
    ...(operation.kind === "upload" ? { parameters: [], requestBody: RAW_BODY } : describeInput(operation, components)),
    responses: { 200: success(operation, components), ...refusals(operation, components) },
  };
}

const BYTES = { schema: { type: "string", format: "binary" } };
const RAW_BODY = { required: true, content: { "application/octet-stream": BYTES } };

function describeInput({ method, path, input: schema }: NamedOperation, components: Components) {
  const input = schemaOf(schema, "input", components);
  const inPath = [...path.matchAll(/\{(\w+)\*?\}/g)].flatMap(([, name]) => name ?? []);
  const fields = Object.entries(input.properties ?? {}).filter(([name]) => !inPath.includes(name));
  const required = (input.required ?? []).filter((name) => !inPath.includes(name));
  const parameters = inPath.map((name) => ({
    name,
    in: "path",
    required: true,
    schema: input.properties?.[name] ?? {},
  }));
  const query = fields.map(([name, schema]) => ({ name, in: "query", required: required.includes(name), schema }));
  if (method !== "POST" || fields.length === 0) return { parameters: [...parameters, ...query] };
  const body = { ...input, properties: Object.fromEntries(fields), required };
  return { parameters, requestBody: { required: true, content: { "application/json": { schema: body } } } };
}

function success(operation: NamedOperation, components: Components) {
  const content =
    operation.kind === "stream"
      ? { [operation.contentType]: operation.line ? { schema: schemaOf(operation.line, "output", components) } : BYTES }
      : { "application/json": { schema: schemaOf(operation.output, "output", components) } };
  return { description: operation.summary, content };
}

/** By HTTP status, with the possible codes; `default` is a failure of ours. */
function refusals(operation: NamedOperation, components: Components) {
  const content = { "application/json": { schema: schemaOf(Refusal, "output", components) } };
  const byStatus: Record<string, { description: string; content: typeof content }> = {};
  for (const code of refusalsOf(operation)) {
    const { httpStatus, meaning } = ERROR_CODES[code];
    const said = byStatus[httpStatus]?.description;
    byStatus[httpStatus] = { description: `${said ? `${said} ` : ""}\`${code}\`: ${meaning}.`, content };
  }
  return { ...byStatus, default: { description: `\`INTERNAL\`: ${ERROR_CODES.INTERNAL.meaning}.`, content } };
}

/** The schema of a whole input or output; named ones are put among the components and referenced. */
function schemaOf(schema: z.ZodType, io: "input" | "output", components: Components): JsonSchema {
  const wrapped = z.toJSONSchema(z.object({ root: schema }), { io, unrepresentable: "any" });
  const text = JSON.stringify(wrapped).replaceAll('"#/$defs/', '"#/components/schemas/');
  const { properties, $defs = {} } = JSON.parse(text) as { properties: { root: JsonSchema }; $defs?: Components };
  for (const [name, { id: _, ...named }] of Object.entries($defs)) components[name] = named;
  return properties.root;
}
