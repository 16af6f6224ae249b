/** A function that needs nothing from around it, or the address of a module whose default export is one. */
export type Mapped<Input, Output> = ((input: Input, ctx: UnitContext) => Output | Promise<Output>) | URL;

/** What a unit is told besides its input. */
export interface UnitContext {
  unit: number;
  args: string[];
  paths: string[];
  file(path: string): Uint8Array;
  log(...values: unknown[]): void;
}

/** Inputs and outputs travel as JSON inside an object: a text stays a text, and nothing that an input holds is a field of ours. */
const UNIT = "export default async ({ input }, ctx) => ({ output: (await given(input, ctx)) ?? null });\n";

/** What esbuild, and tsx with it, writes around named functions inside a function that it compiled. */
const COMPILED = "const __name = (named) => named;\n";

/** The module that devices run for it. */
export async function programText(mapped: Mapped<never, unknown>): Promise<string> {
  if (typeof mapped === "function") return `${COMPILED}const given = (${expressionOf(mapped)});\n${UNIT}`;
  const { build } = await import("esbuild");
  const { fileURLToPath } = await import("node:url");
  const file = fileURLToPath(mapped);
  const { outputFiles } = await build({
    stdin: {
      contents: `import given from ${JSON.stringify(file)};\n${UNIT}`,
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

/** A method is written without the word that makes it a function. */
function expressionOf(given: (...all: never[]) => unknown): string {
  const text = String(given);
  if (/\{\s*\[native code\]\s*\}$/.test(text)) {
    throw new TypeError(`${given.name || "This function"} has no text to send: write it as a function of your own.`);
  }
  const isMethod =
    /^(async\s+)?\*?\s*(?!function\b|class\b|async\b)[\w$#[\]"']+\s*\(/.test(text) && !text.includes("=>");
  return isMethod ? `({ ${text} })[${JSON.stringify(given.name)}]` : text;
}
