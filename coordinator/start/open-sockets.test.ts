import { EventEmitter, once } from "node:events";
import type { ServerResponse } from "node:http";
import getPort from "get-port";
import { expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { readConfig } from "../config";
import { openSockets } from "./open-sockets";

/** A server with a request under way, which is stopping. */
async function stopping(maxLastMs: number) {
  const port = await getPort({ host: "127.0.0.1" });
  const sockets = openSockets(readConfig({ PORT: String(port) }), { ...LIMITS, MAX_LAST_REQUESTS_MS: maxLastMs });
  const asked = new EventEmitter();
  await sockets.listen((_request, response) => void asked.emit("request", response));
  const request = once(asked, "request") as Promise<[ServerResponse]>;
  const answer = fetch(`http://127.0.0.1:${port}/`).then((response) => response.text());
  answer.catch(() => undefined);
  const [response] = await request;
  return { port, response, answer, closed: sockets.close() };
}

test("a request that is under way when a coordinator stops is answered, and no further one is taken", async () => {
  const { port, response, answer, closed } = await stopping(60_000);
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  response.end("as it would have been");
  expect(await answer).toBe("as it would have been");
  await closed;
});

test("one that never ends does not keep it from stopping", async () => {
  const { answer, closed } = await stopping(50);
  await closed;
  await expect(answer).rejects.toThrow();
});
