import { Duplex } from "node:stream";
import { constants, createBrotliCompress, createGzip } from "node:zlib";
import { acceptedEncoding, type Encoding } from "../http/accepted-encoding";

const PACKABLE = /^(application\/x-ndjson|text\/csv)\b/;
/** The lowest that compress: Brotli's level 1 looks at each short line by itself, and makes it longer. */
const LEVELS = { gzip: 1, br: 2 };

/** Node's types leave the chunk type open on both sides. */
interface Pair {
  readable: ReadableStream<Uint8Array>;
  writable: WritableStream<Uint8Array>;
}

/** Compresses streamed lines and tables; archives are compressed already, and events must not be delayed. */
export function packStream(request: Request, answer: Response): Response {
  const { body, headers } = answer;
  if (!PACKABLE.test(headers.get("content-type") ?? "")) return answer;
  headers.set("vary", "accept-encoding");
  const encoding = acceptedEncoding(request.headers.get("accept-encoding"));
  if (!encoding || !body) return answer;
  headers.set("content-encoding", encoding);
  const packer = Duplex.toWeb(packerOf(encoding)) as Pair;
  return new Response(body.pipeThrough(packer), { headers });
}

const packerOf = (encoding: Encoding) =>
  encoding === "gzip"
    ? createGzip({ level: LEVELS.gzip })
    : createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: LEVELS.br } });
