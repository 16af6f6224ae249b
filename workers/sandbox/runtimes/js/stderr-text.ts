import { NativeString, sliceText, stringify } from "../../lockdown/primordials";

/** What a JavaScript unit logs, limited to its beginning and its end. Uses nothing that a program can change. */
export class StderrText {
  readonly #max: number;
  #head = "";
  #tail = "";
  #left = 0;

  constructor(max: number) {
    this.#max = max;
  }

  log(values: unknown[]) {
    let line = "";
    for (let i = 0; i < values.length; i++) line += (i === 0 ? "" : " ") + shown(values[i]);
    this.#write(`${line}\n`);
  }

  text(): string {
    const room = this.#max - (this.#max >> 2) - 64;
    const cut = this.#tail.length > room ? this.#tail.length - room : 0;
    if (this.#left + cut === 0) return this.#head + this.#tail;
    return `${this.#head}\n… ${this.#left + cut} characters left out …\n${sliceText(this.#tail, cut)}`;
  }

  #write(text: string) {
    const room = (this.#max >> 2) - this.#head.length;
    this.#head += sliceText(text, 0, room);
    if (text.length - room > this.#max) {
      this.#left += this.#tail.length + text.length - room - this.#max;
      this.#tail = sliceText(text, text.length - this.#max);
      return;
    }
    this.#tail += sliceText(text, room);
    if (this.#tail.length <= 2 * this.#max) return;
    this.#left += this.#tail.length - this.#max;
    this.#tail = sliceText(this.#tail, this.#tail.length - this.#max);
  }
}

function shown(value: unknown): string {
  if (typeof value === "string") return value;
  try {
    return stringify(value) ?? NativeString(value);
  } catch {
    return "[a value that cannot be shown]";
  }
}
