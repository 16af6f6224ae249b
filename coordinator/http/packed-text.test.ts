import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packedText } from "./packed-text";

const TEXT = "the same script for everybody; ".repeat(1_000);
const answer = packedText(TEXT, "text/javascript; charset=utf-8");
const server = createServer((request, response) => void answer(request, response));
let address: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => server.close());

test.each([
  ["gzip, br", "br"],
  ["gzip", "gzip"],
  ["identity", null],
])("for Accept-Encoding %s a script is sent as %s, with the same content", async (accepts, encoding) => {
  for (let time = 0; time < 2; time++) {
    const got = await fetch(address, { headers: { "accept-encoding": accepts } });
    expect(got.headers.get("content-encoding")).toBe(encoding);
    expect(got.headers.get("vary")).toBe("accept-encoding");
    expect(Number(got.headers.get("content-length")) < 1_000).toBe(encoding !== null);
    expect(await got.text()).toBe(TEXT);
  }
});
