import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type ServerOptions, WebSocket, WebSocketServer } from "ws";

type Data = Parameters<WebSocket["send"]>[0];
type Options = Exclude<Parameters<WebSocket["send"]>[1], undefined | Sent>;
type Sent = (error?: Error) => void;

/** Those whose frames wait for the end of this turn. */
const held: OneWriteSocket[] = [];

function writeHeld() {
  for (const socket of held.splice(0)) socket.write();
}

/**
 * What is sent in one turn of the event loop leaves in one write: a device is told of its results and given new work in the
 * same moment, and a write is the dearest part of a small message. Whoever sends hears at once that it may go on, unless
 * what was sent in earlier turns still waits for the network: then only when that has been taken, as without this.
 */
class OneWriteSocket extends WebSocket {
  #wire: Duplex | undefined;
  #isHeld = false;

  runsOver(wire: Duplex) {
    this.#wire = wire;
  }

  override send(data: Data, options?: Options | Sent, sent?: Sent) {
    if (typeof options !== "function") super.send(data, options ?? {}, sent);
    else if (this.readyState !== WebSocket.OPEN || !this.#hold()) super.send(data, options);
    else {
      super.send(data, (error) => error && options(error));
      options();
    }
  }

  /** False while earlier frames wait for the network. */
  #hold(): boolean {
    if (this.#isHeld) return true;
    if (!this.#wire || this.#wire.writableLength > 0) return false;
    this.#isHeld = true;
    this.#wire.cork();
    if (held.push(this) === 1) process.nextTick(writeHeld);
    return true;
  }

  write() {
    this.#isHeld = false;
    this.#wire?.uncork();
  }
}

/**
 * engine.io makes an answer for middlewares, of which there are none here, and has it wait for the end of the connection: it
 * and the request that it holds are most of a kilobyte for each device. Its listener alone has no name.
 */
function forgetAnswer(wire: Duplex) {
  for (const listener of wire.listeners("close")) if (listener.name === "") wire.off("close", listener as () => void);
}

/** For socket.io's server, as its `wsEngine`. */
export class OneWriteServer extends WebSocketServer<typeof OneWriteSocket> {
  constructor(options: ServerOptions<typeof OneWriteSocket>) {
    super({ ...options, WebSocket: OneWriteSocket });
  }

  override handleUpgrade(
    request: IncomingMessage,
    wire: Duplex,
    head: Buffer,
    upgraded: (socket: OneWriteSocket, request: IncomingMessage) => void,
  ) {
    forgetAnswer(wire);
    super.handleUpgrade(request, wire, head, (socket, of) => {
      socket.runsOver(wire);
      upgraded(socket, of);
    });
  }
}
