import { issueInEachLanguage, PLAINLY } from "#protocol/field-issues";
import type { InputPlace } from "#protocol/job-faults/input-faults";
import { jobFault } from "#protocol/job-faults/job-fault";
import { LIMITS } from "#protocol/limits";
import { GuestPath, UnitLine } from "#protocol/manifest/job-manifest";
import { jsonShape } from "#protocol/text/json-shape";
import { tryParse } from "#protocol/try-parse";
import type { BlobStore } from "../storage/blob-store";
import { InputRefused } from "./input-refused";
import type { CutElement } from "./json-array-cutter";
import type { CutLine } from "./line-cutter";

/** The line of a unit whose input is an element of a JSON array. */
export function lineOfElement({ number, offset, bytes }: CutElement): string {
  const place = { kind: "element", number, offset } as const;
  return bound(JSON.stringify(parseJson(textOf(bytes, place), place)), place);
}

/** The lines of units that were given as JSON lines: validated, with the sizes of the blobs that they name filled in. */
export class JsonLines {
  readonly #blobs: Pick<BlobStore, "sizes">;
  readonly #sizes = new Map<string, number>();
  /** Named, but not looked up yet. */
  readonly #unknown: string[] = [];
  /** The blobs that lines name, and where each was named first: their owners are not known here. */
  readonly named = new Map<string, InputPlace>();
  /** Whether a line names a blob that does not exist. */
  isIncomplete = false;

  constructor(blobs: Pick<BlobStore, "sizes">) {
    this.#blobs = blobs;
  }

  /** The lines of some units; the blobs that they name are looked up together. */
  async linesOf(cut: Iterable<CutLine>): Promise<string[]> {
    const lines: { place: InputPlace; line: string | UnitLine }[] = [];
    for (const one of cut) lines.push(this.#read(one));
    if (this.#unknown.length > 0) await this.#look();
    return lines.map(({ place, line }) => (typeof line === "string" ? line : this.#withSizes(line, place)));
  }

  /** Its text as it was given, unless it names blobs. */
  #read({ number, bytes }: CutLine): { place: InputPlace; line: string | UnitLine } {
    const place = { kind: "line", number } as const;
    const text = textOf(bytes, place).trim();
    const { jsonDepth: depth } = LIMITS;
    if (jsonShape(text, { depth, fields: Number.POSITIVE_INFINITY }).depth > depth)
      throw new InputRefused(jobFault("too-deep", { place }));
    const parsed = tryParse(UnitLine, parseJson(text, place), PLAINLY);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      if (!issue) throw parsed.error;
      const { path, words } = issueInEachLanguage(issue);
      throw new InputRefused(jobFault("line-form", { line: number, path, said: words }));
    }
    const { files, stdin } = parsed.data;
    const named = files?.flatMap((file) => ("text" in file ? [] : [file.blob])) ?? [];
    if (typeof stdin === "object") named.push(stdin.blob);
    for (const hash of named) this.#name(hash, place);
    return { place, line: files || typeof stdin === "object" ? parsed.data : text };
  }

  #name(hash: string, place: InputPlace): void {
    if (this.named.has(hash)) return;
    if (this.named.size >= LIMITS.MAX_NAMED_BLOBS) throw new InputRefused(jobFault("too-many-named"));
    this.named.set(hash, place);
    this.#unknown.push(hash);
  }

  /** A missing blob is not refused yet: it must look the same as somebody else's. */
  async #look(): Promise<void> {
    const unknown = this.#unknown.splice(0);
    const found = await this.#blobs.sizes(unknown);
    if (found.size < unknown.length) this.isIncomplete = true;
    for (const [hash, bytes] of found) this.#sizes.set(hash, bytes);
  }

  #withSizes(line: UnitLine, place: InputPlace): string {
    const { files, stdin } = line;
    const sizedFiles = files?.map((file) =>
      "text" in file ? file : { path: GuestPath.parse(file.path), ...this.#sized(file.blob) },
    );
    const sized = {
      ...line,
      ...(sizedFiles ? { files: sizedFiles } : {}),
      ...(typeof stdin === "object" ? { stdin: this.#sized(stdin.blob) } : {}),
    };
    return bound(JSON.stringify(sized), place);
  }

  #sized(hash: string) {
    return { hash, bytes: this.#sizes.get(hash) ?? 0 };
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function textOf(bytes: Uint8Array, place: InputPlace): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new InputRefused(jobFault("not-text", { place }));
  }
}

function parseJson(text: string, place: InputPlace): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputRefused(
      jobFault("not-json", { place, said: error instanceof Error ? error.message : String(error) }),
    );
  }
}

function bound(line: string, place: InputPlace): string {
  if (Buffer.byteLength(line) <= LIMITS.inputLineBytes) return line;
  throw new InputRefused(jobFault("longer-as-line", { place }));
}
