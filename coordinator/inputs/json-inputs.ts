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
  readonly #blobs: Pick<BlobStore, "sizes">;
  readonly #sizes = new Map<string, number>();
  /** Named, but not looked up yet. */
  readonly #unknown: string[] = [];
  /** The blobs that lines name, and where each was named first: their owners are not known here. */
  readonly named = new Map<string, string>();
  /** Whether a line names a blob that does not exist. */
  isIncomplete = false;

  constructor(blobs: Pick<BlobStore, "sizes">) {
    this.#blobs = blobs;
  }

  /** The lines of some units; the blobs that they name are looked up together. */
  async linesOf(cut: Iterable<CutLine>): Promise<string[]> {
    const lines: { where: string; line: string | UnitLine }[] = [];
    for (const one of cut) lines.push(this.#read(one));
    if (this.#unknown.length > 0) await this.#look();
    return lines.map(({ where, line }) => (typeof line === "string" ? line : this.#withSizes(line, where)));
  }

  /** Its text as it was given, unless it names blobs. */
  #read({ number, bytes }: CutLine): { where: string; line: string | UnitLine } {
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
    const named = files?.flatMap((file) => ("text" in file ? [] : [file.blob])) ?? [];
    if (typeof stdin === "object") named.push(stdin.blob);
    for (const hash of named) this.#name(hash, where);
    return { where, line: files || typeof stdin === "object" ? parsed.data : text };
  }

  #name(hash: string, where: string): void {
    if (this.named.has(hash)) return;
    if (this.named.size >= LIMITS.MAX_NAMED_BLOBS) {
      throw new InputRefused(
        `These lines name more than ${LIMITS.MAX_NAMED_BLOBS.toLocaleString("en")} files. Split them into several jobs.`,
      );
    }
    this.named.set(hash, where);
    this.#unknown.push(hash);
  }

  /** A missing blob is not refused yet: it must look the same as somebody else's. */
  async #look(): Promise<void> {
    const unknown = this.#unknown.splice(0);
    const found = await this.#blobs.sizes(unknown);
    if (found.size < unknown.length) this.isIncomplete = true;
    for (const [hash, bytes] of found) this.#sizes.set(hash, bytes);
  }

  #withSizes(line: UnitLine, where: string): string {
    const { files, stdin } = line;
    const sizedFiles = files?.map((file) =>
      "text" in file ? file : { path: GuestPath.parse(file.path), ...this.#sized(file.blob) },
    );
    const sized = {
      ...line,
      ...(sizedFiles ? { files: sizedFiles } : {}),
      ...(typeof stdin === "object" ? { stdin: this.#sized(stdin.blob) } : {}),
    };
    return bound(JSON.stringify(sized), where);
  }

  #sized(hash: string) {
    return { hash, bytes: this.#sizes.get(hash) ?? 0 };
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
