import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type Server as HttpServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Server, type Socket } from "socket.io";
import parser from "socket.io-msgpack-parser";
import type { JobSpec } from "#core/jobs/job-spec";
import {
  type CoordinatorToDevice,
  DEVICE_NAMESPACE,
  DeviceHello,
  DeviceRelease,
  DeviceRenew,
  DeviceReturn,
  DeviceRoom,
  type DeviceToCoordinator,
  GRANT_HEADER,
  type Grant,
  GrantStub,
  type ReplicaResult,
  type Revocation,
} from "#protocol/devices/device-messages";

type DeviceSocket = Socket<DeviceToCoordinator, CoordinatorToDevice>;

export interface BuiltBrowser {
  dir: string;
  control: string;
  sandboxScriptHash: string;
  pageScript: string;
}

/**
 * A coordinator that decides nothing: a test grants, acknowledges and revokes by hand. Every message of a device is
 * parsed.
 */
export class FakeCoordinator {
  readonly rooms: DeviceRoom[] = [];
  readonly returns: DeviceReturn[] = [];
  readonly releases: DeviceRelease[] = [];
  readonly renewals: DeviceRenew[] = [];
  readonly hellos: DeviceHello[] = [];
  /** Names of messages in order of arrival, because the order matters. */
  readonly received: string[] = [];
  acknowledges = true;
  refusal: string | undefined;
  readonly #built: BuiltBrowser;
  readonly #http: HttpServer;
  readonly #io: Server;
  readonly #blobs = new Map<string, Buffer>();
  #socket: DeviceSocket | undefined;
  #specsSent = new Set<string>();
  #grants = 0;

  static async open(built: BuiltBrowser): Promise<FakeCoordinator> {
    const city = new FakeCoordinator(built);
    await new Promise<void>((resolve) => city.#http.listen(0, "127.0.0.1", resolve));
    return city;
  }

  private constructor(built: BuiltBrowser) {
    this.#built = built;
    this.#http = createServer((request, response) => void this.#answer(request, response));
    this.#io = new Server(this.#http, { parser, transports: ["websocket"], maxHttpBufferSize: 2 ** 21 });
    const devices = this.#io.of(DEVICE_NAMESPACE);
    devices.use((socket, next) => {
      this.hellos.push(DeviceHello.parse(socket.handshake.auth));
      next(
        this.refusal === undefined ? undefined : Object.assign(new Error("refused"), { data: { code: this.refusal } }),
      );
    });
    devices.on("connection", (socket) => this.#welcome(socket));
  }

  get port() {
    return (this.#http.address() as AddressInfo).port;
  }

  get pageUrl() {
    const query = new URLSearchParams({
      controlUrl: `/build/${this.#built.control}`,
      sandboxUrl: `http://127.0.0.1:${this.port}/box`,
    });
    return `http://localhost:${this.port}/?${query}`;
  }

  get results(): ReplicaResult[] {
    return this.returns.flatMap((message) => message.results);
  }

  resultOf(unit: number): ReplicaResult | undefined {
    return this.results.find((result) => result.unit === unit);
  }

  addBlob(bytes: Uint8Array): { hash: string; bytes: number } {
    const hash = createHash("sha256").update(bytes).digest("hex");
    this.#blobs.set(hash, Buffer.from(bytes));
    return { hash, bytes: bytes.length };
  }

  blob(hash: string): Buffer | undefined {
    return this.#blobs.get(hash);
  }

  grant(spec: JobSpec, units: number[], { slot = 0, lines }: { slot?: number; lines?: string[] } = {}): Grant {
    this.#grants += 1;
    const isNew = !this.#specsSent.has(spec.jobId);
    this.#specsSent.add(spec.jobId);
    const grant: Grant = {
      grantId: `grant-${this.#grants}`,
      jobId: spec.jobId,
      block: 0,
      units,
      token: String(this.#grants).padStart(43, "t"),
      slot,
      ...(lines ? { lines } : {}),
      ...(isNew ? { spec } : {}),
    };
    this.#socket?.emit("grant", grant);
    return grant;
  }

  revoke(revocation: Revocation) {
    this.#socket?.emit("revoke", revocation);
  }

  /** Breaks the connection as a dying coordinator does. */
  drop() {
    this.#socket?.conn.close();
  }

  /** Forgets what was received, for the next test. */
  forget() {
    for (const received of [this.rooms, this.returns, this.releases, this.renewals, this.hellos, this.received])
      received.length = 0;
    this.acknowledges = true;
    this.refusal = undefined;
  }

  async close() {
    await this.#io.close();
  }

  #welcome(socket: DeviceSocket) {
    this.#socket = socket;
    this.#specsSent = new Set();
    const note = <Message>(name: string, into: Message[], message: Message) => {
      this.received.push(name);
      into.push(message);
    };
    socket.on("room", (message) => note("room", this.rooms, DeviceRoom.parse(message)));
    socket.on("release", (message) => note("release", this.releases, DeviceRelease.parse(message)));
    socket.on("renew", (message) => note("renew", this.renewals, DeviceRenew.parse(message)));
    socket.on("return", (message) => {
      note("return", this.returns, DeviceReturn.parse(message));
      const units = message.results.map((result) => result.unit);
      if (this.acknowledges) socket.emit("acknowledge", { grantId: message.grantId, units });
    });
    socket.emit("welcome", {
      deviceId: "device-1",
      deviceToken: "token-1",
      city: "Testville",
      units: 7,
      creditNanos: 42,
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
    const isSandboxHost = url.hostname === "127.0.0.1";
    if (url.pathname.startsWith("/blobs/")) return this.#answerBlob(request, response, url.pathname.slice(7));
    if (isSandboxHost && url.pathname === "/box")
      return this.#send(response, "text/html", await this.#read("box.html"), this.#sandboxHeaders());
    if (!isSandboxHost && url.pathname === `/build/${this.#built.control}`) {
      return this.#send(response, "text/javascript", await this.#read(this.#built.control), {
        "content-security-policy": "default-src 'none'; connect-src 'self'",
      });
    }
    if (!isSandboxHost && url.pathname === "/page.js")
      return this.#send(response, "text/javascript", this.#built.pageScript, {});
    if (!isSandboxHost && url.pathname === "/") {
      const html = '<!doctype html><title>Harness</title><body><script src="/page.js"></script>';
      return this.#send(response, "text/html", html, {
        "content-security-policy": `default-src 'self'; worker-src 'self'; frame-src http://127.0.0.1:${this.port}/box`,
      });
    }
    response.writeHead(404).end();
  }

  async #answerBlob(request: IncomingMessage, response: ServerResponse, hash: string) {
    if (request.method === "PUT") {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      const isOwner = request.headers.authorization === "Device token-1";
      const isRight = createHash("sha256").update(bytes).digest("hex") === hash;
      if (isOwner && isRight) this.#blobs.set(hash, bytes);
      if (!isOwner || !isRight || !this.#isGranted(request)) return response.writeHead(isOwner ? 400 : 401).end();
      return this.#send(response, "application/json", JSON.stringify({ receipt: "r".repeat(43) }), {});
    }
    const bytes = this.#blobs.get(hash);
    // A trial run is a call by the signed-in person, and here nobody is signed in.
    if (request.headers.authorization !== undefined && !this.#isGranted(request)) return response.writeHead(403).end();
    if (bytes) this.#send(response, "application/octet-stream", bytes, {});
    else response.writeHead(404).end();
  }

  /** Blobs are only for requests with one of our grants. */
  #isGranted({ headers }: IncomingMessage): boolean {
    const stub = GrantStub.safeParse(JSON.parse(String(headers[GRANT_HEADER] ?? "null")));
    return stub.success;
  }

  #send(response: ServerResponse, type: string, body: string | Buffer, headers: Record<string, string>) {
    response.writeHead(200, { "content-type": type, ...headers }).end(body);
  }

  #read(name: string) {
    return readFile(join(this.#built.dir, name));
  }

  #sandboxHeaders() {
    return {
      "content-security-policy": [
        "default-src 'none'",
        `script-src '${this.#built.sandboxScriptHash}' 'wasm-unsafe-eval' blob:`,
        "worker-src blob:",
        "connect-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        `frame-ancestors http://localhost:${this.port}`,
        "sandbox allow-scripts",
      ].join("; "),
      "referrer-policy": "no-referrer",
      "cross-origin-resource-policy": "cross-origin",
    };
  }
}
