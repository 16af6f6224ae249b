import type { IncomingMessage, ServerResponse } from "node:http";
import { acceptedEncoding, type Encoding } from "./accepted-encoding";
import { packText } from "./pack-text";

/** A text for everybody, such as a script: compressed when it is first requested, or at once for `atOnce`, then cached. */
export function packedText(text: string, type: string, atOnce?: Encoding) {
  const bytes = Buffer.from(text);
  const packed = new Map<Encoding, Promise<Buffer>>();
  if (atOnce) packed.set(atOnce, packText(bytes, atOnce, "thorough"));
  return async (request: IncomingMessage, response: ServerResponse) => {
    const encoding = acceptedEncoding(request.headers["accept-encoding"]);
    let body: Buffer = bytes;
    if (encoding) {
      const coming = packed.get(encoding) ?? packText(bytes, encoding, "thorough");
      packed.set(encoding, coming);
      body = await coming;
      response.setHeader("content-encoding", encoding);
    }
    response.setHeader("vary", "accept-encoding");
    response.writeHead(200, { "content-type": type, "content-length": body.length });
    response.end(body);
  };
}
