import type { GridAxis } from "#protocol/manifest/parameter-grid";

type Axes = Record<string, GridAxis>;

export type AxesFault = { kind: "no-axis"; line: string } | { kind: "axis-twice"; name: string } | { kind: "no-axes" };
export type ParsedAxes = { kind: "axes"; axes: Axes } | { kind: "misread"; fault: AxesFault };

const MAX_LINE_CHARS = 60;

const LINE = /^\s*([A-Za-z]\w*)\s*=\s*(.+?)\s*$/;
const STEPS = /^(-?[\d.]+(?:e-?\d+)?)\s*\.\.\s*(-?[\d.]+(?:e-?\d+)?)(?:\s+step\s+([\d.]+(?:e-?\d+)?))?$/i;

/** A value in quotes, which may hold commas, or what lies between two commas. */
const PIECE = /\s*"(?:[^"\\]|\\.)*"\s*|[^,]+/g;

/** The axes of a grid as they are typed: `n = 1..10`, `alpha = 0 .. 1 step 0.1` or `name = Avon, Thames`, one a line. */
export function parseAxes(text: string): ParsedAxes {
  const axes: Axes = {};
  for (const line of text.split("\n").filter((one) => one.trim() !== "")) {
    const [, name = "", values = ""] = LINE.exec(line) ?? [];
    if (name === "") return misread({ kind: "no-axis", line: line.trim().slice(0, MAX_LINE_CHARS) });
    if (Object.hasOwn(axes, name)) return misread({ kind: "axis-twice", name });
    const steps = STEPS.exec(values);
    axes[name] = steps
      ? { from: Number(steps[1]), to: Number(steps[2]), step: Number(steps[3] ?? 1) }
      : (values.match(PIECE) ?? []).map((value) => readValue(value.trim()));
  }
  return Object.keys(axes).length === 0 ? misread({ kind: "no-axes" }) : { kind: "axes", axes };
}

/** The same axes as text again. */
export const writeAxes = (axes: Axes): string =>
  Object.entries(axes)
    .map(([name, axis]) => `${name} = ${Array.isArray(axis) ? axis.map(writeValue).join(", ") : stepsText(axis)}`)
    .join("\n");

const stepsText = ({ from, to, step }: Exclude<GridAxis, unknown[]>) =>
  `${from}..${to}${step === 1 ? "" : ` step ${step}`}`;

const misread = (fault: AxesFault): ParsedAxes => ({ kind: "misread", fault });

type Value = Extract<GridAxis, unknown[]>[number];

function readValue(text: string): Value {
  if (text === "true" || text === "false") return text === "true";
  if (text !== "" && Number.isFinite(Number(text))) return Number(text);
  if (!text.startsWith('"')) return text;
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}

/** In quotes where it would be read as something else. */
function writeValue(value: Value): string {
  if (typeof value !== "string") return String(value);
  const isPlain = /^[^\s",][^",]*$/.test(value) && value.trim() === value && !value.includes("..");
  return isPlain && readValue(value) === value ? value : JSON.stringify(value);
}
