/** A self-contained function, or the URL of a module whose default export is one. */
export type Mapped<Input, Output> = ((input: Input, ctx: UnitContext) => Output | Promise<Output>) | URL;

/** Combines two outputs into one; either may itself be a combined one. */
export type Reducer<Output> = ((all: Output, next: Output) => Output | Promise<Output>) | URL;

/** What a unit gets besides its input. */
export interface UnitContext {
  unit: number;
  args: string[];
  paths: string[];
  file(path: string): Uint8Array;
  log(...values: unknown[]): void;
}

/**
 * Inputs and outputs are wrapped in an object as JSON: a string remains a string, and no field of an input can be taken
 * for one of ours.
 */
export const EACH = "export default async ({ input }, ctx) => ({ output: (await given(input, ctx)) ?? null });\n";

/** A unit of a reduction has the outputs of several others. */
export const TOGETHER = `export default async ([first, ...rest]) => {
  let all = first.output;
  for (const { output } of rest) all = await given(all, output);
  return { output: all ?? null };
};
`;

/** The helper that esbuild, and tsx with it, calls for named functions inside a compiled function. */
const COMPILED = "const __name = (named) => named;\n";

/** The source of the module that devices run. */
export async function programText(given: ((...all: never[]) => unknown) | URL, unit = EACH): Promise<string> {
  if (typeof given === "function") return `${COMPILED}const given = (${expressionOf(given)});\n${unit}`;
  const { build } = await import("esbuild");
  const { fileURLToPath } = await import("node:url");
  const file = fileURLToPath(given);
  const { outputFiles } = await build({
    stdin: {
      contents: `import given from ${JSON.stringify(file)};\n${unit}`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    format: "esm",
    target: "es2023",
    write: false,
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}

/** A method's source lacks the word `function`. */
function expressionOf(given: (...all: never[]) => unknown): string {
  const text = String(given);
  if (/\{\s*\[native code\]\s*\}$/.test(text)) {
    throw new TypeError(
      `${given.name || "This function"} has no source text to send: wrap it in a function of your own.`,
    );
  }
  const isMethod =
    /^(async\s+)?\*?\s*(?!function\b|class\b|async\b)[\w$#[\]"']+\s*\(/.test(text) && !text.includes("=>");
  return isMethod ? `({ ${text} })[${JSON.stringify(given.name)}]` : text;
}
