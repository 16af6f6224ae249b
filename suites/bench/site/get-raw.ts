import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";

export interface RawAnswer {
  /** As they came over the wire, packed or not. */
  bytes: Buffer;
  encoding: string | undefined;
}

/** A GET whose body is left as it came: `fetch` would unpack it. */
export async function getRaw(address: string, headers: Record<string, string> = {}): Promise<RawAnswer> {
  const [answer] = (await once(get(address, { headers }), "response")) as [IncomingMessage];
  const bytes = await buffer(answer);
  if (answer.statusCode !== 200)
    throw new Error(`${address} answered ${answer.statusCode}: ${bytes.toString("utf8", 0, 300)}`);
  return { bytes, encoding: answer.headers["content-encoding"] };
}
