import { GuestPath, UnitLine } from "#protocol/job-manifest";
import { jsonShape } from "#protocol/json-shape";
import { LIMITS } from "#protocol/limits";
import { tryParse } from "#protocol/try-parse";
import type { BlobStore } from "../storage/blob-store";
import { InputRefused } from "./input-refused";
import type { CutElement } from "./json-array-cutter";
import type { CutLine } from "./line-cutter";

const KIB = 1024;

/** The line of a unit whose input is an element of a JSON array. */
export function lineOfElement({ number, offset, bytes }: CutElement): string {
  const where = `Element ${number}, which begins at byte ${offset},`;
  return bound(JSON.stringify(parseJson(textOf(bytes, where), where)), where);
}

/** The lines of units that were given as JSON lines: validated, with the sizes of the blobs that they name filled in. */
export class JsonLines {
  readonly #blobs: BlobStore;
  readonly #sizes = new Map<string, number>();
  /** The blobs that lines name, and where each was named first: their owners are not known here. */
  readonly named = new Map<string, string>();
  /** Whether a line names a blob that does not exist. */
  isIncomplete = false;

  constructor(blobs: BlobStore) {
    this.#blobs = blobs;
  }

  /** A promise only if a blob must be looked up. */
  lineOf({ number, bytes }: CutLine): string | Promise<string> {
    const where = `Line ${number}`;
    const text = textOf(bytes, where).trim();
    const { jsonDepth: depth } = LIMITS;
    if (jsonShape(text, { depth, fields: Number.POSITIVE_INFINITY }).depth > depth)
      throw new InputRefused(`${where} is nested more than ${depth} deep.`);
    const parsed = tryParse(UnitLine, parseJson(text, where));
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new InputRefused(`${where}: ${issue?.path.join(".") || "the line"}: ${issue?.message}.`);
    }
    const { files, stdin } = parsed.data;
    if (!files && typeof stdin !== "object") return text;
    return this.#withSizes(parsed.data, where);
  }

  async #withSizes(line: UnitLine, where: string): Promise<string> {
    const { files, stdin } = line;
    const sizedFiles = files?.map(async (file) =>
      "text" in file ? file : { path: GuestPath.parse(file.path), ...(await this.#sized(file.blob, where)) },
    );
    const sized = {
      ...line,
      ...(sizedFiles ? { files: await Promise.all(sizedFiles) } : {}),
      ...(typeof stdin === "object" ? { stdin: await this.#sized(stdin.blob, where) } : {}),
    };
    return bound(JSON.stringify(sized), where);
  }

  async #sized(hash: string, where: string) {
    return { hash, bytes: this.#sizes.get(hash) ?? (await this.#look(hash, where)) };
  }

  /** A missing blob is not refused yet: it must look the same as somebody else's. */
  async #look(hash: string, where: string): Promise<number> {
    if (this.named.size >= LIMITS.MAX_NAMED_BLOBS) {
      throw new InputRefused(
        `These lines name more than ${LIMITS.MAX_NAMED_BLOBS.toLocaleString("en")} files. Split them into several jobs.`,
      );
    }
    this.named.set(hash, where);
    const bytes = await this.#blobs.size(hash);
    if (bytes === undefined) this.isIncomplete = true;
    this.#sizes.set(hash, bytes ?? 0);
    return bytes ?? 0;
  }
}

export const missingBlob = (where: string, hash: string) =>
  `${where} names a blob that was not uploaded (${hash.slice(0, 12)}…). Upload it first.`;

const utf8 = new TextDecoder("utf-8", { fatal: true });

function textOf(bytes: Uint8Array, where: string): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new InputRefused(`${where} is not UTF-8 text. Provide binary inputs as files, one per unit.`);
  }
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputRefused(`${where} is not JSON: ${error instanceof Error ? error.message : error}.`);
  }
}

function bound(line: string, where: string): string {
  if (Buffer.byteLength(line) <= LIMITS.inputLineBytes) return line;
  throw new InputRefused(
    `${where} is longer than ${LIMITS.inputLineBytes / KIB} KiB as a line. Put large inputs into files.`,
  );
}
