/** Why a call to an address that a customer named failed. */
export type OutboundReason =
  /** It leads to this machine, or to a network that is not public. */
  | "address-refused"
  /** Without TLS, to an address that no admin has allowed. */
  | "plain-http"
  | "unresolved"
  | "unreachable"
  /** Its certificate is not valid for this name. */
  | "bad-certificate"
  | "timeout"
  /** It stopped responding, or closed the connection, in the middle of its response. */
  | "cut-off";

/** Reasons for which an address is never called. */
export type AddressRefusal = Extract<OutboundReason, "address-refused" | "plain-http">;

export class OutboundError extends Error {
  override readonly name = "OutboundError";
  readonly reason: OutboundReason;

  constructor(reason: OutboundReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** By its name and not by its class: two module graphs of one process have a class each. */
export const isOutboundError = (error: unknown): error is OutboundError =>
  error instanceof Error && error.name === "OutboundError" && "reason" in error;

export function asAddressRefusal(error: OutboundError | undefined): AddressRefusal | undefined {
  return error?.reason === "address-refused" || error?.reason === "plain-http" ? error.reason : undefined;
}

const REASONS: Record<string, OutboundReason> = {
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "cut-off",
  UND_ERR_SOCKET: "cut-off",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "cut-off",
  ECONNRESET: "cut-off",
  EPIPE: "cut-off",
};

/** Converts an error of undici or the sockets below it to one of our reasons. */
export function asOutboundError(error: unknown, url: URL): OutboundError {
  if (isOutboundError(error)) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = REASONS[code] ?? (/CERT|UNABLE_TO_VERIFY/.test(code) ? "bad-certificate" : "unreachable");
  return new OutboundError(reason, `${url.host} did not answer (${code || "no reason given"}).`, { cause: error });
}
