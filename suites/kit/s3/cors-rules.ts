import type { IncomingMessage, ServerResponse } from "node:http";
import { S3Refusal } from "./s3-refusal";

/** One CORS rule of a bucket. */
export interface CorsRule {
  origins: string[];
  methods: string[];
  headers: string[];
  exposed: string[];
}

/** Sets the response headers that the rules allow for the requesting page. */
export function allowOrigin(
  request: IncomingMessage,
  response: ServerResponse,
  rules: CorsRule[],
  method: string,
): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return false;
  const asked = (request.headers["access-control-request-headers"] ?? "").split(/,\s*/).filter(Boolean);
  const rule = rules.find(
    ({ origins, methods, headers }) =>
      (origins.includes("*") || origins.includes(origin)) &&
      methods.includes(method) &&
      asked.every((name) => headers.includes("*") || headers.some((one) => one.toLowerCase() === name.toLowerCase())),
  );
  if (!rule) return false;
  response.setHeader("access-control-allow-origin", rule.origins.includes("*") ? "*" : origin);
  response.setHeader("access-control-allow-methods", rule.methods.join(", "));
  if (asked.length > 0) response.setHeader("access-control-allow-headers", asked.join(", "));
  if (rule.exposed.length > 0) response.setHeader("access-control-expose-headers", rule.exposed.join(", "));
  response.setHeader("vary", "Origin");
  return true;
}

export function answerPreflight(request: IncomingMessage, response: ServerResponse, rules: CorsRule[]) {
  const method = request.headers["access-control-request-method"] ?? "";
  if (!allowOrigin(request, response, rules, method)) throw new S3Refusal(403, "AccessForbidden");
  response.writeHead(200).end();
}
