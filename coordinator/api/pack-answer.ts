import { LIMITS } from "#protocol/limits";
import { acceptedEncoding } from "../http/accepted-encoding";
import { packText } from "../http/pack-text";

let packing = 0;

/** A JSON response, compressed where the client accepts that. */
export async function packAnswer(request: Request, text: string, isPackable = true): Promise<Response> {
  const bytes = Buffer.from(text);
  const encoding = isPackable ? acceptedEncoding(request.headers.get("accept-encoding")) : undefined;
  const headers = { "content-type": "application/json", vary: "accept-encoding" };
  // A busy process sends it uncompressed: the thread pool that runs zlib also reads files and resolves names.
  const isBusy = packing >= LIMITS.MAX_ANSWERS_PACKED_AT_ONCE;
  if (!encoding || isBusy || bytes.length < LIMITS.MIN_PACKED_ANSWER_BYTES) return new Response(bytes, { headers });
  packing += 1;
  try {
    const packed = await packText(bytes, encoding);
    return new Response(new Uint8Array(packed), { headers: { ...headers, "content-encoding": encoding } });
  } finally {
    packing -= 1;
  }
}
