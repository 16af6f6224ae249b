import msgpack from "socket.io-msgpack-parser";
import type { z } from "zod";
import { malformed } from "#core/testing/malformed";
import { tryParse } from "#protocol/try-parse";
import { validInput } from "../valid-input";
import { encodePacket } from "./encode-packet";
import { fuzzSamples } from "./fuzz-samples";

interface Decoder {
  on(event: "decoded", listener: (packet: { data: unknown[] }) => void): void;
  add(frame: Buffer): void;
}

/** So many messages that the schema still refuses after transport, made from valid ones. */
export async function refusedMessages(schema: z.ZodType, count: number, salt: number): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const message of fuzzSamples(malformed(validInput(schema)), salt)) {
    if (found.length === count) return found;
    const arrives = overTheWire(message);
    if (arrives && !tryParse(schema, arrives.message).success) found.push(message);
  }
  throw new Error(`Only ${found.length} of ${count} messages were found that the schema refuses.`);
}

/** A message as the receiver decodes it: msgpack drops what it cannot encode. Undefined when it cannot be sent. */
function overTheWire(message: unknown): { message: unknown } | undefined {
  let arrives: { message: unknown } | undefined;
  const decoder = new (msgpack as unknown as { Decoder: new () => Decoder }).Decoder();
  decoder.on("decoded", ({ data }) => {
    arrives = { message: data[1] };
  });
  try {
    decoder.add(encodePacket({ type: 2, nsp: "/", data: ["room", message], options: {} }));
  } catch {
    return undefined;
  }
  return arrives;
}
