import { API_ROOT } from "#protocol/api/api-root";
import type { InputOf, JsonId, OutputOf, StreamId } from "#protocol/api/contract";
import type { UploadedBlob } from "#protocol/api/jobs";
import { type RoutedCall, routeCall } from "#protocol/api/route-call";
import { LIMITS } from "#protocol/limits";
import { ACTING_FOR_HEADER } from "#protocol/people/acting-for";
import { type FollowedResult, type FollowOptions, followResults } from "./follow-results";
import { errorFrom } from "./lamplighter-error";
import { operations } from "./operations";
import { reach } from "./reach";
import { resumeUpload } from "./resume-upload";
import { type UploadBody, type UploadOptions, upload } from "./upload";

export interface ClientOptions {
  /** Origin of the site; empty for a page of the site itself, whose session is then used. */
  baseUrl: string;
  apiKey?: string;
  /** Of a page of the site: the organisation for which it was made, or its visitor themselves. */
  actingFor?: () => string;
}

type Callable = {
  [Id in JsonId]: (input: InputOf<Id>, options?: { signal?: AbortSignal }) => Promise<OutputOf<Id>>;
};

/** The whole API as functions. Refusals are thrown as `LamplighterError`, an unreachable site as `TypeError`. */
export interface LamplighterClient extends Callable {
  upload: (body: UploadBody, options?: UploadOptions) => Promise<UploadedBlob>;
  /** The bytes of a streamed answer. */
  open: <Id extends StreamId>(id: Id, input: InputOf<Id>) => Promise<ReadableStream<Uint8Array>>;
  /** Results in order of settlement, each once, until the job is over. */
  follow: (input: { jobId: string }, options?: FollowOptions) => AsyncGenerator<FollowedResult>;
  /** The URL of a streamed answer, for a link that downloads it. */
  urlOf: <Id extends StreamId>(id: Id, input: InputOf<Id>) => string;
}

export function createClient({ baseUrl, apiKey, actingFor }: ClientOptions): LamplighterClient {
  const root = baseUrl.replace(/\/$/, "") + API_ROOT;
  const headersNow = (): Record<string, string> => ({
    ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
    ...(actingFor ? { [ACTING_FOR_HEADER]: actingFor() } : {}),
  });

  const send = async ({ method, path, body }: RoutedCall, signal?: AbortSignal): Promise<Response> => {
    const response = await reach(`${root}${path}`, {
      method,
      headers: body === undefined ? headersNow() : { ...headersNow(), "content-type": "application/json" },
      ...(body === undefined ? {} : { body }),
      ...(signal ? { signal } : {}),
    });
    if (response.ok) return response;
    throw errorFrom(response.status, await response.text());
  };

  const methods = Object.entries(operations)
    .filter(([, { kind }]) => kind === "json")
    .map(([id, operation]) => [
      id,
      async (input: object, options?: { signal?: AbortSignal }) =>
        (await send(routeCall(operation, input), options?.signal)).json(),
    ]);

  return {
    ...(Object.fromEntries(methods) as Callable),
    upload: (body, options = {}) =>
      // A short upload that is interrupted is sent again.
      body instanceof Blob && body.size >= LIMITS.MIN_RESUMABLE_BYTES
        ? resumeUpload(body, { root, headers: headersNow(), options })
        : upload(root + operations.uploadBlob.path, headersNow(), body, options),
    open: async (id, input) => {
      const { body } = await send(routeCall(operations[id], input));
      return body ?? new Blob([]).stream();
    },
    follow: ({ jobId }, options) =>
      followResults(async (after, signal) => {
        const { body } = await send(routeCall(operations.followResults, { jobId, after }), signal);
        return body ?? new Blob([]).stream();
      }, options),
    urlOf: (id, input) => root + routeCall(operations[id], input).path,
  };
}
