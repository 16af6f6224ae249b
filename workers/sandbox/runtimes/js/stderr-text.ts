import { NativeString, sliceText, stringify } from "../../lockdown/primordials";

/** What a JavaScript unit logs, bounded: its beginning and its end. Uses nothing that a program can change. */
export class StderrText {
  readonly #most: number;
  #head = "";
  #tail = "";
  #left = 0;

  constructor(most: number) {
    this.#most = most;
  }

  log(values: unknown[]) {
    let line = "";
    for (let i = 0; i < values.length; i++) line += (i === 0 ? "" : " ") + shown(values[i]);
    this.#write(`${line}\n`);
  }

  text(): string {
    const room = this.#most - (this.#most >> 2) - 64;
    const cut = this.#tail.length > room ? this.#tail.length - room : 0;
    if (this.#left + cut === 0) return this.#head + this.#tail;
    return `${this.#head}\n… ${this.#left + cut} characters left out …\n${sliceText(this.#tail, cut)}`;
  }

  #write(text: string) {
    const room = (this.#most >> 2) - this.#head.length;
    this.#head += sliceText(text, 0, room);
    if (text.length - room > this.#most) {
      this.#left += this.#tail.length + text.length - room - this.#most;
      this.#tail = sliceText(text, text.length - this.#most);
      return;
    }
    this.#tail += sliceText(text, room);
    if (this.#tail.length <= 2 * this.#most) return;
    this.#left += this.#tail.length - this.#most;
    this.#tail = sliceText(this.#tail, this.#tail.length - this.#most);
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
