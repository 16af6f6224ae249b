import msgpack from "socket.io-msgpack-parser";
import { LIMITS } from "#protocol/limits";
import { isWithinBounds } from "./msgpack-shape";

interface Parser {
  Encoder: new () => object;
  Decoder: new () => { add(frame: Buffer | string): void };
}

const { Encoder, Decoder } = msgpack as unknown as Parser;
const BOUNDS = {
  depth: LIMITS.jsonDepth,
  fields: LIMITS.jsonFields,
  items: LIMITS.MAX_MESSAGE_ITEMS,
  values: LIMITS.MAX_MESSAGE_VALUES,
};

/** Throws to end the connection. */
class BoundedDecoder extends Decoder {
  override add(frame: Buffer | string) {
    if (typeof frame !== "string" && !isWithinBounds(frame, BOUNDS)) throw new Error("more than any message has");
    super.add(frame);
  }
}

/** MessagePack for socket.io's server, which reads no message that is larger in number than any that may be sent. */
export const boundedParser = { Encoder, Decoder: BoundedDecoder };
