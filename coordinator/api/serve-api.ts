import { API_ROOT } from "#protocol/api/api-root";
import { type VerbOperation, verbOperations } from "#protocol/api/contract";
import { EVENT_STREAM, powerOf } from "#protocol/api/operation";
import { actFor } from "../auth/act-for";
import { askedLanguage } from "../auth/asked-language";
import { callerNetwork } from "../auth/client-address";
import { type Context, requirePerson, requirePower } from "../auth/context";
import { assertSameOrigin } from "../auth/same-origin";
import { steadyNow } from "../clock";
import { handle } from "../handle";
import { errorAnswer } from "../refusals/error-answer";
import { refuse } from "../refusals/refuse";
import { answerStream } from "./answer-stream";
import type { Call } from "./call";
import { checkAnswer, checkRefusal } from "./check-contract";
import { matchOperation } from "./match-operation";
import { mayPack } from "./may-pack";
import { openApiText } from "./openapi";
import { packAnswer } from "./pack-answer";
import { packStream } from "./pack-stream";
import { parseInput } from "./parse-input";
import { readRequest } from "./read-request";
import { verbs } from "./verbs";

/** As nginx writes it into its logs. */
const CLIENT_GONE = 499;

/** Answers a request to the API: finds the operation and calls its verb. */
export async function serveApi(request: Request): Promise<Response> {
  const { config, contractWatch, log } = handle();
  const path = new URL(request.url).pathname.slice(API_ROOT.length);
  if (path === "/openapi.json" && request.method === "GET") return await packAnswer(request, openApiText(config));
  let operation: VerbOperation | undefined;
  try {
    const match = find(request.method, path);
    operation = match.operation;
    return await answer(operation, path, request, await admit(request, operation, match.params));
  } catch (error) {
    // The client has gone, and nothing failed on our side.
    if (request.signal.aborted) return new Response(null, { status: CLIENT_GONE });
    if (operation) checkRefusal(contractWatch, operation, error);
    return errorAnswer(error, askedLanguage(request.headers), log);
  }
}

function find(method: string, path: string) {
  const match = matchOperation(verbOperations, method === "HEAD" ? "GET" : method, path);
  if (match.kind === "found") return match;
  const asked = `${method} ${API_ROOT}${path}`;
  const docs = `${API_ROOT}/openapi.json`;
  if (match.kind === "unknown") throw refuse("no-such-operation", { call: asked, docs });
  throw refuse("other-methods", { call: asked, methods: match.methods, docs });
}

/** Finds out who is calling, and refuses callers without permission before reading their body. */
async function admit(
  request: Request,
  operation: VerbOperation,
  params: Record<string, string>,
): Promise<Call<unknown>> {
  const { auth, config } = handle();
  const { audience, input: schema } = operation;
  const caller = await auth.contextFor(request.headers);
  admitCall(caller, request.headers);
  assertSameOrigin(request.method, request.headers, config.siteUrl);
  requireAudience(caller, audience);
  const ctx = actFor(caller, operation.id);
  const input = { ...(await readRequest(request)), ...cursorOf(request, operation), ...params };
  // Verbs parse the fields they know; this refuses fields they would silently ignore.
  parseInput(schema, input);
  return { ctx, input, signal: request.signal };
}

/** Where to resume a stream of events: browsers send this by themselves when they reconnect. */
function cursorOf({ headers }: Request, operation: VerbOperation): { after?: string } {
  const last = headers.get("last-event-id");
  return last !== null && operation.kind === "stream" && operation.contentType === EVENT_STREAM ? { after: last } : {};
}

function admitCall(ctx: Context, headers: Headers) {
  const caller = ctx.person?.id ?? callerNetwork(headers);
  if (caller === undefined || handle().apiCalls.take(caller, steadyNow())) return;
  throw refuse("too-many-calls", { max: handle().limits.apiCallsPerMinute });
}

/** Ownership is checked by the verb itself. */
function requireAudience(ctx: Context, audience: VerbOperation["audience"]): void {
  const power = powerOf(audience);
  if (power) requirePower(ctx, power);
  else if (audience !== "anyone") requirePerson(ctx);
}

async function answer(
  operation: VerbOperation,
  path: string,
  request: Request,
  call: Call<unknown>,
): Promise<Response> {
  if (operation.kind === "stream") return packStream(request, await answerStream(operation, path, request, call));
  const said = await verbs[operation.id](call);
  checkAnswer(handle().contractWatch, operation, said);
  const packed = await packAnswer(request, JSON.stringify(said), mayPack(operation));
  packed.headers.set("cache-control", "no-store");
  return packed;
}
