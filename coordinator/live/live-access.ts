import type { IncomingHttpHeaders } from "node:http";
import type { Context } from "../auth/context";
import { credentialHeaders } from "../auth/credential-headers";

/** What a page's socket has of this: its connection ends, and the page opens another by itself. */
export interface PageSocket {
  handshake: { headers: IncomingHttpHeaders };
  conn: { close(): void };
}

interface Page {
  headers: Headers;
  ctx: Context;
  askedAt: number;
  /** Whoever loses something else is not cut off for nothing: it does not come back by itself. */
  isStream?: true;
}

/** What was lost while it was being found out who asks is asked for again, so often. */
const MAX_ASKS = 5;
const ASK_AGAIN_MS = 60_000;
/** Pages asked for at one look. */
const MAX_ASKED_AT_ONCE = 50;

/**
 * Who is behind each page's socket, for as long as they are. Whoever loses a session, a key or a role loses the sockets
 * that came with it at once; what no coordinator was told of is found out when the page asks for more, or within minutes.
 */
export class LiveAccess {
  readonly #contextFor: (headers: Headers) => Promise<Context>;
  readonly #now: () => number;
  /** Those that were asked for last at the end. */
  readonly #pages = new Map<PageSocket, Page>();
  #losses = 0;
  #looking = false;

  constructor(contextFor: (headers: Headers) => Promise<Context>, now: () => number) {
    this.#contextFor = contextFor;
    this.#now = now;
  }

  /** Lets the socket in as whoever its credentials say; an error is for the page to read. */
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

  /** An answer that goes on for minutes: `end` is called when its reader is no longer who asked for it. Call what it gives when it is over. */
  watchStream(request: { headers: Headers }, ctx: Context, end: () => void): () => void {
    const stream: PageSocket = { handshake: { headers: {} }, conn: { close: end } };
    this.#pages.set(stream, { headers: request.headers, ctx, askedAt: this.#now(), isStream: true });
    // What was lost between the call and now.
    void this.#askAgain(stream);
    return () => this.forget(stream);
  }

  /** Whoever it is now; undefined, and the socket is closed, when that is not who came. */
  async ask(socket: PageSocket): Promise<Context | undefined> {
    const page = this.#pages.get(socket);
    if (!page) return undefined;
    this.#toTheEnd(socket, page);
    const ctx = await this.#contextFor(page.headers).catch((error: { code?: unknown }) => {
      if (error.code === "UNAUTHENTICATED") return undefined;
      throw error;
    });
    if (ctx?.person?.id === page.ctx.person?.id && ctx?.person?.role === page.ctx.person?.role) return ctx;
    socket.conn.close();
    return undefined;
  }

  /** Ends the sockets of a person who lost something: those that may still come are back in a moment. */
  lose(personId: string) {
    this.#losses += 1;
    this.#end(({ person }) => person?.id === personId);
  }

  /** Nobody knows what was lost. */
  loseAll() {
    this.#losses += 1;
    this.#end(({ person }) => person !== null);
  }

  /** To be called about once a second: asks again for those who have been here for a while. O(those who are due) */
  async look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      const due = this.#now() - ASK_AGAIN_MS;
      for (let asked = 0; asked < MAX_ASKED_AT_ONCE; ) {
        const [longest] = this.#pages;
        if (!longest || longest[1].askedAt > due) return;
        const [socket, page] = longest;
        // Whoever came without credentials has none to lose.
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
    // Of those that are here now: asking moves a stream to the end.
    for (const [socket, { ctx, isStream }] of [...this.#pages]) {
      if (!isTheirs(ctx)) continue;
      if (isStream) void this.#askAgain(socket);
      else socket.conn.close();
    }
  }

  /** Our own trouble is nothing that they did: they are asked for again later. */
  async #askAgain(socket: PageSocket): Promise<void> {
    await this.ask(socket).catch(() => undefined);
  }
}
