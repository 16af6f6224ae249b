import { styleText } from "node:util";

const COLOURS = { error: "red", fatal: "red", warn: "yellow", debug: "gray", trace: "gray" } as const;

interface LogLine {
  level: string;
  time: string;
  msg?: string;
  err?: { stack?: string; message?: string };
  [field: string]: unknown;
}

/** A destination for the log that writes `12:34:56 message field=value …` instead of JSON. */
export function terminalLines(out: { write(text: string): unknown }): { write(json: string): void } {
  return { write: (json) => void out.write(`${terminalLine(JSON.parse(json) as LogLine)}\n`) };
}

export function terminalLine({ level, time, msg = "", err, ...fields }: LogLine): string {
  const clock = styleText("gray", new Date(time).toTimeString().slice(0, 8));
  const colour = COLOURS[level as keyof typeof COLOURS];
  const message = colour ? styleText(colour, msg) : msg;
  const { event: _told, ...rest } = fields;
  const pairs = Object.entries(rest).map(([name, value]) => styleText("gray", `${name}=${plain(value)}`));
  const stack = err ? [`\n${err.stack ?? err.message ?? ""}`] : [];
  return [clock, message, ...pairs].join(" ") + stack.join("");
}

const plain = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
