import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { builtFiles } from "./built-files";
import { pathOf } from "./path-of";

test("built files are served as they are, texts packed, and nothing else is", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "built-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(path.join(folder, "chunks"));
  const script = "lamps();".repeat(1_000);
  const font = Buffer.from([0x77, 0x4f, 0x46, 0x32, 0xff]);
  writeFileSync(path.join(folder, "chunks", "a~1.js"), script);
  writeFileSync(path.join(folder, "b.woff2"), font);
  writeFileSync(path.join(folder, "secret.txt"), "not a type that pages load");

  const files = await builtFiles(folder);
  const server = createServer((request, response) => {
    const file = files.get(pathOf(request));
    return file ? file(request, response) : response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const get = (file: string, accepts = "br") =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/_next/static/${file}`, {
      headers: { "accept-encoding": accepts },
    });

  const packed = await get("chunks/a~1.js");
  expect([packed.status, packed.headers.get("content-encoding")]).toEqual([200, "br"]);
  expect(packed.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect(packed.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(await packed.text()).toBe(script);
  expect(await (await get("chunks/a~1.js", "identity")).text()).toBe(script);
  const plain = await get("b.woff2");
  expect([plain.headers.get("content-encoding"), plain.headers.get("content-type")]).toEqual([null, "font/woff2"]);
  expect(Buffer.from(await plain.arrayBuffer())).toEqual(font);
  for (const file of ["secret.txt", "chunks", "", "chunks/../secret.txt"]) expect((await get(file)).status).toBe(404);
});
