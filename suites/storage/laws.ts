import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { faultOf } from "#coordinator/buckets/testing/fault-of";
import type { Place } from "./place";

export interface Law {
  name: string;
  /** What we do if a server breaks it; a law without this must be kept. */
  without?: string;
  check(place: Place): Promise<void>;
}

const PART_BYTES = 5 * 1024 * 1024;
const ODD_KEYS = ["a b+c", "per%20cent", "quotes'()*!", "ünï/日本", "?#&=;:@$,", "~.-_"];

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textAt = async ({ bucket }: Place, key: string) =>
  new TextDecoder().decode(await bucket.bytes(key, { maxBytes: 100_000 }));

/** What our product relies on, for any S3-compatible server. */
export const LAWS: Law[] = [
  {
    name: "what is written is read, with its length and an ETag",
    async check({ bucket }) {
      await bucket.write("plain", bytesOf("content"));
      const head = await bucket.head("plain");
      assert.equal(head?.bytes, 7);
      assert.ok(head.etag);
      assert.equal(new TextDecoder().decode(await bucket.bytes("plain", { maxBytes: 7 })), "content");
      assert.equal(await bucket.head("nothing"), undefined);
      assert.equal(await faultOf(bucket.bytes("nothing", { maxBytes: 1 })), "no-object");
    },
  },
  {
    name: "objects have any name",
    async check(place) {
      for (const key of ODD_KEYS) {
        await place.bucket.write(`odd/${key}`, bytesOf(key));
        assert.equal(await textAt(place, `odd/${key}`), key);
        assert.equal(await (await place.byLink("GET", `odd/${key}`)).text(), key);
      }
      const { objects } = await place.bucket.list({ prefix: "odd/" });
      assert.deepEqual(objects.map(({ key }) => key.slice("odd/".length)).sort(), [...ODD_KEYS].sort());
    },
  },
  {
    name: "a list comes page by page, in order, with lengths and ETags",
    async check({ bucket }) {
      for (let n = 0; n < 7; n++) await bucket.write(`list/${n}`, bytesOf("x".repeat(n)));
      const found: string[] = [];
      let after: string | undefined;
      do {
        const page = await bucket.list({ prefix: "list/", max: 3, ...(after !== undefined && { after }) });
        for (const { key, bytes, etag } of page.objects) {
          assert.equal(bytes, Number(key.slice("list/".length)));
          assert.equal(etag, (await bucket.head(key))?.etag);
          found.push(key);
        }
        after = page.next;
      } while (after !== undefined);
      assert.deepEqual(
        found,
        Array.from({ length: 7 }, (_, n) => `list/${n}`),
      );
    },
  },
  {
    name: "a range is read of one object, and of no later one",
    async check({ bucket }) {
      await bucket.write("ranged", bytesOf("0123456789"));
      const etag = (await bucket.head("ranged"))?.etag ?? "";
      const read = () => bucket.bytes("ranged", { range: { start: 2, end: 5 }, etag, maxBytes: 10 });
      assert.equal(new TextDecoder().decode(await read()), "234");
      await bucket.write("ranged", bytesOf("abcdefghij"));
      assert.equal(await faultOf(read()), "object-changed");
    },
  },
  {
    name: "the server itself refuses an object that changed (If-Match)",
    without: "we compare the ETag that comes with the answer",
    async check(place) {
      await place.bucket.write("matched", bytesOf("one"));
      const etag = (await place.bucket.head("matched"))?.etag ?? "";
      await place.bucket.write("matched", bytesOf("two"));
      assert.equal((await place.byLink("GET", "matched", { etag })).status, 412);
    },
  },
  {
    name: "a second writer does not overwrite the first (If-None-Match)",
    without: "a later result of the same unit may overwrite the earlier one",
    async check(place) {
      await place.bucket.write("once", bytesOf("first"), { once: true });
      assert.deepEqual(await place.bucket.write("once", bytesOf("second"), { once: true }), { kind: "exists" });
      assert.equal((await place.byLink("PUT", "once", { once: true }, { body: "third" })).status, 412);
      assert.equal(await textAt(place, "once"), "first");
    },
  },
  {
    name: "bytes of another SHA-256 than a link was made for are refused",
    without: "hashes are checked by the devices and by the city",
    async check({ byLink }) {
      const checksum = createHash("sha256").update("right").digest("base64");
      assert.ok((await byLink("PUT", "summed", { checksum }, { body: "wrong" })).status >= 400);
    },
  },
  {
    name: "a link writes the object that it was made for",
    async check(place) {
      const checksum = createHash("sha256").update("right").digest("base64");
      assert.ok((await place.byLink("PUT", "linked", { checksum }, { body: "right" })).ok);
      assert.equal(await textAt(place, "linked"), "right");
    },
  },
  {
    name: "a link is valid only for its method, its range and its time",
    async check({ bucket, byLink }) {
      await bucket.write("kept", bytesOf("0123456789"));
      const range = { start: 1, end: 4 };
      const good = await byLink("GET", "kept", { range });
      assert.deepEqual([good.status, await good.text()], [206, "123"]);
      assert.ok((await byLink("GET", "kept", { range }, { headers: { range: "bytes=0-9" } })).status >= 400);
      assert.ok((await byLink("GET", "kept", {}, { method: "PUT", body: "mine" })).status >= 400);
      assert.ok((await byLink("GET", "kept", { expiresMs: 1_000 }, { afterMs: 2_500 })).status >= 400);
    },
  },
  {
    name: "a large object is written in parts, by keys and by links",
    async check({ bucket, byLink }) {
      const first = randomBytes(PART_BYTES);
      const uploadId = await bucket.multipart.begin("parts");
      const parts = [await bucket.multipart.writePart("parts", uploadId, 1, first)];
      const linked = await byLink("PUT", "parts", { part: { uploadId, number: 2 } }, { body: "the rest" });
      parts.push({ number: 2, etag: linked.headers.get("etag") ?? "" });
      assert.equal((await bucket.multipart.complete("parts", uploadId, parts)).kind, "stored");
      const whole = await bucket.bytes("parts", { maxBytes: PART_BYTES + 100 });
      assert.equal(Buffer.compare(whole, Buffer.concat([first, bytesOf("the rest")])), 0);
      const given = await bucket.multipart.begin("given-up");
      await bucket.multipart.abort("given-up", given);
      assert.equal(await bucket.head("given-up"), undefined);
    },
  },
  {
    name: "pieces that come by links are listed, with their sums where it keeps them, and made into one object",
    async check({ bucket, byLink }) {
      const pieces = ["x".repeat(PART_BYTES), "the rest"];
      const uploadId = await bucket.multipart.begin("pieces", { checksums: true });
      const sums = pieces.map((piece) => createHash("sha256").update(piece).digest("base64"));
      for (const [at, body] of pieces.entries()) {
        const terms = { part: { uploadId, number: at + 1 }, checksum: sums[at] ?? "", bytes: body.length };
        assert.equal((await byLink("PUT", "pieces", terms, { body })).status, 200);
      }
      const come = await bucket.multipart.list("pieces", uploadId);
      assert.deepEqual(
        come.map(({ number, bytes }) => [number, bytes]),
        pieces.map(({ length }, at) => [at + 1, length]),
      );
      for (const [at, { checksum }] of come.entries()) assert.ok(checksum === undefined || checksum === sums[at]);
      assert.equal((await bucket.multipart.complete("pieces", uploadId, come)).kind, "stored");
      assert.equal((await bucket.head("pieces"))?.bytes, PART_BYTES + "the rest".length);
    },
  },
  {
    name: "wrong keys and a missing bucket are reported as such",
    async check({ connection, otherwise }) {
      const keys = { ...connection.keys, secretAccessKey: "not the secret" };
      assert.equal(await faultOf(otherwise({ keys }).list()), "wrong-keys");
      const gone = `gone-${randomBytes(6).toString("hex")}`;
      assert.match(await faultOf(otherwise({ bucket: gone }).list()), /^(no-bucket|forbidden)$/);
    },
  },
];
