import msgpack from "socket.io-msgpack-parser";
import { LIMITS } from "#protocol/limits";
import { isWithinBounds } from "./msgpack-shape";

type Listener = (packet: unknown) => void;

interface Parser {
  Encoder: new () => object;
  Decoder: new () => {
    add(frame: Buffer | string): void;
    on(event: "decoded", listener: Listener): unknown;
    emit(event: "decoded", packet: unknown): unknown;
    removeListener(event: "decoded", listener: Listener): unknown;
  };
}

const { Encoder, Decoder } = msgpack as unknown as Parser;
const BOUNDS = {
  depth: LIMITS.jsonDepth,
  fields: LIMITS.jsonFields,
  items: LIMITS.MAX_MESSAGE_ITEMS,
  values: LIMITS.MAX_MESSAGE_VALUES,
};

/**
 * Throws to end the connection. It has a single listener, its connection: an emitter's listener lists would cost a
 * quarter of a kilobyte for each device, and be copied with every message.
 */
class BoundedDecoder extends Decoder {
  #listener: Listener | undefined;

  override on(_event: "decoded", listener: Listener) {
    this.#listener = listener;
  }

  override emit(_event: "decoded", packet: unknown) {
    this.#listener?.(packet);
  }

  override removeListener() {
    this.#listener = undefined;
  }

  override add(frame: Buffer | string) {
    if (typeof frame !== "string" && !isWithinBounds(frame, BOUNDS))
      throw new Error("the frame is larger than any message");
    super.add(frame);
  }
}

/** MessagePack for socket.io's server, which does not decode a message with more values than any valid one has. */
export const boundedParser = { Encoder, Decoder: BoundedDecoder };
