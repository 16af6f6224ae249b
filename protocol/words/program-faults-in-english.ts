import type { ProgramFaultWords } from "../programs/program-fault";
import { pythonFindingInWords } from "./python-finding-in-words";
import { wasiFindingInWords } from "./wasi-finding-in-words";

const placeOf = ({ line, column }: { line: number; column: number }) => `line ${line}, column ${column}`;

export const PROGRAM_FAULTS_IN_ENGLISH: ProgramFaultWords = {
  faults: {
    said: ({ text }) => text,
    empty: () => "This program is empty.",
    "too-hard": ({ seconds, mib }) =>
      `This program could not be checked within ${seconds} seconds and ${mib} MiB of memory. Make it smaller, for example with wasm-opt -Oz.`,
    wasi: ({ finding }) => wasiFindingInWords(finding, "en"),
    "not-text": () => "This is not a JavaScript module: it is not UTF-8 text.",
    "too-many-tokens": ({ max }) =>
      `This module has more than ${max.toLocaleString("en")} names, numbers, signs and brackets, the most that are read. Minify it (for example with esbuild --minify), or give its data as files or as one long text.`,
    syntax: ({ said, text, ...place }) => `Syntax error at ${placeOf(place)}: ${said}. The line reads: ${text}`,
    "computed-power": ({ text, ...place }) =>
      `Syntax error at ${placeOf(place)}: **= on a place that is computed: write place = Math.pow(place, …). The line reads: ${text}`,
    imports: ({ modules }) =>
      `This module imports ${modules.map((name) => `"${name}"`).join(", ")}, and a unit has no other module: bundle it into one file first (for example with esbuild --bundle --format=esm).`,
    "no-default": () => "This module has no default export. Write the unit as `export default (input, ctx) => output`.",
    python: ({ finding, isFirst }) => pythonFindingInWords(finding, isFirst, "en"),
    "python-too-hard": ({ seconds, mib, said }) =>
      `This program could not be read by the interpreter within ${seconds} seconds of a core and ${mib} MiB of memory${said === "" ? "." : `: ${said}`} Submit fewer or smaller files.`,
    "more-found": ({ count }) => `${count} more of these were found.`,
  },
  found: ({ place, others }, sentence) => {
    const more = others === 0 ? "" : others === 1 ? ", and at one more place" : `, and at ${others} more places`;
    return `At ${placeOf(place)}${more}: ${sentence} The line reads: ${place.text}`;
  },
  absent: (name, instead, isSure) =>
    `${name} does not exist on devices${isSure ? "." : ", so a unit that gets here fails."} ${instead}`,
  findings: {
    stack: "Every engine formats stacks differently: leave them out of what the unit returns. Logs may differ.",
    "engine-words": "Engines word their own errors differently: return your own words, or let the error fail the unit.",
    "float-bytes":
      "This reads the bytes of floats. The bits of a NaN differ between devices, and so does whatever is computed from them: return a Float64Array, or write with DataView.setFloat64; both make NaNs the same.",
  },
  instead: {
    network: "A unit has no network: add what it needs as a file of the job, and read it with ctx.file.",
    timers: "A unit has no timers, because devices differ in speed: compute, and return.",
    randomness:
      "Use Math.random(), which is seeded per unit and the same on every device; bundle hashes and ciphers as JavaScript.",
    locales:
      "Its data differ between devices: format numbers and dates yourself, or bundle a library that brings its own data.",
    memory: "When memory is freed differs between devices: keep what you need, or use a WeakMap.",
    threads: "A unit has one thread, because with several the order differs from run to run.",
    "more-units": "A unit has one thread: more units run at once.",
    "node-modules":
      "Those are of Node's older modules: bundle the program into one ES module (for example with esbuild --bundle --format=esm).",
    "node-process":
      "That is Node's: arguments are in ctx.args; when you bundle, name what it stands for (esbuild --define:process.env.NODE_ENV='\"production\"').",
    "node-buffer": "That is Node's: bytes are Uint8Array, and text goes through TextEncoder and TextDecoder.",
    "node-global": "That is Node's: write globalThis.",
    page: "A unit has no page, screen or storage: compute bytes, text or JSON, and return them.",
    library: "Bundle a library that does it in JavaScript.",
    "newer-object": "It is newer than ECMAScript 2023, and not every engine has it: bundle a polyfill.",
    "newer-function": "It is newer than ECMAScript 2023 and not every engine has it: write it out yourself.",
    "code-from-text": "Code cannot be created from text here: write a function.",
    arguments: "Outside a function that is not an arrow it means nothing: name the parameters.",
    bundle: "A unit is one file: bundle what it imports (for example with esbuild --bundle).",
    declare: "Nothing in the module declares it either: declare it, or bundle the library that does.",
  },
};
