import msgpack from "socket.io-msgpack-parser";

const encoder = new (msgpack as unknown as { Encoder: new () => { encode(value: object): [Buffer] } }).Encoder();

/** A packet of socket.io as the devices' connections carry it. */
export const encodePacket = (packet: object): Buffer => encoder.encode(packet)[0];
