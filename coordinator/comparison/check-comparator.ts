import { parseModule } from "#programs/parse-module";
import { programFaultInWords } from "#protocol/program-fault-in-words";
import { tryComparator } from "./run-comparator";

/** Why the module cannot be a comparison, or undefined when it can. */
export function checkComparator(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return "This is not a JavaScript module: it contains NUL characters.";
  const parsed = parseModule(bytes);
  if (parsed.kind === "broken") return programFaultInWords(parsed.fault);
  if (parsed.imports.length > 0) {
    return `This comparison imports ${parsed.imports.map((name) => `"${name}"`).join(", ")}, but there are no other modules: bundle it into one file first (for example with esbuild --bundle --format=esm).`;
  }
  if (!parsed.hasDefault) {
    return "This comparison has no default export. Write it as `export default (a, b) => boolean`.";
  }
  const trouble = tryComparator(parsed.text);
  return trouble === undefined ? undefined : `This comparison ${trouble} as soon as it was loaded.`;
}
