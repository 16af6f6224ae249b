import type { UploadedBlob } from "#protocol/api/jobs";
import { errorFrom } from "./lamplighter-error";
import { JSON_ROUTES, type JsonName, type RoutedCall, routeCall, STREAM_ROUTES, type StreamName } from "./routes";
import type { Signatures, StreamInputs } from "./signatures";
import { type UploadBody, type UploadOptions, upload } from "./upload";

export interface ClientOptions {
  /** Origin of the site; empty for a page of the site itself, whose session is then used. */
  baseUrl: string;
  apiKey?: string;
}

type Callable = {
  [Name in JsonName]: (input: Signatures[Name][0], options?: { signal?: AbortSignal }) => Promise<Signatures[Name][1]>;
};

/** The whole API as functions. Refusals are thrown as `LamplighterError`; a site that cannot be reached as `TypeError`. */
export interface LamplighterClient extends Callable {
  upload: (body: UploadBody, options?: UploadOptions) => Promise<UploadedBlob>;
  /** The bytes of a streamed answer. */
  open: <Name extends StreamName>(name: Name, input: StreamInputs[Name]) => Promise<ReadableStream<Uint8Array>>;
  /** Address of a streamed answer, for a link that downloads it. */
  urlOf: <Name extends StreamName>(name: Name, input: StreamInputs[Name]) => string;
}

export function createClient({ baseUrl, apiKey }: ClientOptions): LamplighterClient {
  const root = `${baseUrl.replace(/\/$/, "")}/api/v1`;
  const headers: Record<string, string> = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };

  const send = async ({ method, path, body }: RoutedCall, signal?: AbortSignal): Promise<Response> => {
    const response = await fetch(`${root}${path}`, {
      method,
      headers: body === undefined ? headers : { ...headers, "content-type": "application/json" },
      ...(body === undefined ? {} : { body }),
      ...(signal ? { signal } : {}),
    });
    if (response.ok) return response;
    throw errorFrom(response.status, await response.text());
  };

  const methods = Object.entries(JSON_ROUTES).map(([name, route]) => [
    name,
    async (input: object, options?: { signal?: AbortSignal }) =>
      (await send(routeCall(route, input), options?.signal)).json(),
  ]);

  return {
    ...(Object.fromEntries(methods) as Callable),
    upload: (body, options = {}) => upload(`${root}/blobs`, headers, body, options),
    open: async (name, input) => {
      const { body } = await send(routeCall(STREAM_ROUTES[name], input));
      return body ?? new Blob().stream();
    },
    urlOf: (name, input) => `${root}${routeCall(STREAM_ROUTES[name], input).path}`,
  };
}
