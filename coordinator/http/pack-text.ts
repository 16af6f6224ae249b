import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Encoding } from "./accepted-encoding";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Fast levels, for an answer that is compressed only once. */
const QUICK = { br: 4, gzip: 5 };
/** Brotli's 9 would save 1 % more of the pages' scripts, for eight times the CPU time, while their first visitor waits. */
const THOROUGH = { br: 6, gzip: 9 };

/** Compresses on zlib's own threads, without blocking the event loop. */
export async function packText(bytes: Uint8Array, encoding: Encoding, effort: "quick" | "thorough" = "quick") {
  const level = (effort === "quick" ? QUICK : THOROUGH)[encoding];
  if (encoding === "gzip") return zip(bytes, { level });
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: level,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotli(bytes, { params });
}
