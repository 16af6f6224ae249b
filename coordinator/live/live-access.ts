import type { IncomingHttpHeaders } from "node:http";
import { asCustomer } from "../auth/act-for";
import type { Context } from "../auth/context";
import { credentialHeaders } from "../auth/credential-headers";

/** What is needed of a page's socket: its connection can be closed, and the page opens another by itself. */
export interface PageSocket {
  handshake: { headers: IncomingHttpHeaders };
  conn: { close(): void };
}

interface Page {
  headers: Headers;
  ctx: Context;
  askedAt: number;
  /** A stream is not ended when its person loses something else, because it does not reconnect by itself. */
  isStream?: true;
}

/** How often the identity is checked again if something was lost during the check. */
const MAX_ASKS = 5;
const ASK_AGAIN_MS = 60_000;
/** Pages that are checked in one round. */
const MAX_ASKED_AT_ONCE = 50;

/**
 * Knows who is behind each page's socket, and for how long. When a session, a key or a role is lost, its sockets are
 * closed at once; losses that were not announced are noticed when the page asks for more, or within minutes.
 */
export class LiveAccess {
  readonly #contextFor: (headers: Headers) => Promise<Context>;
  readonly #now: () => number;
  /** In the order of their last check. */
  readonly #pages = new Map<PageSocket, Page>();
  #losses = 0;
  #looking = false;

  constructor(contextFor: (headers: Headers) => Promise<Context>, now: () => number) {
    this.#contextFor = contextFor;
    this.#now = now;
  }

  /** Identifies the socket by its credentials; the error is for the page to read. */
  async admit(socket: PageSocket): Promise<void> {
    const headers = credentialHeaders(socket.handshake.headers);
    for (let asks = 0; asks < MAX_ASKS; asks++) {
      const losses = this.#losses;
      const ctx = await this.#contextFor(headers);
      if (losses === this.#losses) return void this.#pages.set(socket, { headers, ctx, askedAt: this.#now() });
    }
    throw new Error("not now");
  }

  forget(socket: PageSocket) {
    this.#pages.delete(socket);
  }

  /**
   * For a response that lasts minutes: `end` is called when its reader's access ends. Call the returned function when
   * the response is over.
   */
  watchStream(request: { headers: Headers }, ctx: Context, end: () => void): () => void {
    const stream: PageSocket = { handshake: { headers: {} }, conn: { close: end } };
    this.#pages.set(stream, { headers: request.headers, ctx, askedAt: this.#now(), isStream: true });
    // What was lost between the call and now.
    void this.#askAgain(stream);
    return () => this.forget(stream);
  }

  /** As of the last check. */
  personOf(socket: PageSocket): string | undefined {
    return this.#pages.get(socket)?.ctx.person?.id;
  }

  /** The present identity; undefined, after closing the socket, if it is no longer the one that connected. */
  async ask(socket: PageSocket): Promise<Context | undefined> {
    const page = this.#pages.get(socket);
    if (!page) return undefined;
    this.#toTheEnd(socket, page);
    const ctx = await this.#contextFor(page.headers).catch((error: { code?: unknown }) => {
      if (error.code === "UNAUTHENTICATED") return undefined;
      throw error;
    });
    if (ctx && isSame(asCustomer(ctx), asCustomer(page.ctx))) return ctx;
    socket.conn.close();
    return undefined;
  }

  /** Ends the sockets of a person who lost something: those that may still connect are back in a moment. */
  lose(personId: string) {
    this.#losses += 1;
    this.#end(({ person, member }) => (member ?? person)?.id === personId);
  }

  /** It is unknown what was lost. */
  loseAll() {
    this.#losses += 1;
    this.#end(({ person }) => person !== null);
  }

  /** Call about once a second: checks those again whose last check is old. O(those that are due). */
  async look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      const due = this.#now() - ASK_AGAIN_MS;
      for (let asked = 0; asked < MAX_ASKED_AT_ONCE; ) {
        const [longest] = this.#pages;
        if (!longest || longest[1].askedAt > due) return;
        const [socket, page] = longest;
        // Anonymous visitors have no access to lose.
        if (!page.ctx.person) {
          this.#toTheEnd(socket, page);
          continue;
        }
        asked += 1;
        await this.#askAgain(socket);
      }
    } finally {
      this.#looking = false;
    }
  }

  #toTheEnd(socket: PageSocket, page: Page) {
    page.askedAt = this.#now();
    this.#pages.delete(socket);
    this.#pages.set(socket, page);
  }

  #end(isTheirs: (ctx: Context) => boolean) {
    // Only those present now, because checking moves a stream to the end.
    for (const [socket, { ctx, isStream }] of [...this.#pages]) {
      if (!isTheirs(ctx)) continue;
      if (isStream) void this.#askAgain(socket);
      else socket.conn.close();
    }
  }

  /** Our own faults are not the visitors': they are checked again later. */
  async #askAgain(socket: PageSocket): Promise<void> {
    await this.ask(socket).catch(() => undefined);
  }
}

/** As one person, with one role, and for the same customer. */
const isSame = (one: Context, other: Context) =>
  one.person?.id === other.person?.id && one.person?.role === other.person?.role && one.member?.id === other.member?.id;
