import type { HelloRefusal } from "#protocol/devices/device-messages";

/** The error of a refused handshake, in socket.io's form. */
export class HelloRefused extends Error {
  readonly data: { code: HelloRefusal };

  constructor(code: HelloRefusal) {
    super(code);
    this.data = { code };
  }
}
