// Compiles workers/sandbox/math/musl-math.c and writes its bytes as a module. Needs clang with wasm32-wasi and wasi-libc
// (Debian: apt install clang lld wasi-libc libclang-rt-dev-wasm32). The result is committed, so nobody else needs them.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../workers/sandbox/math/", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "musl-math-"));
const wasm = join(scratch, "musl-math.wasm");
try {
  execFileSync(
    "clang",
    [
      ...["--target=wasm32-wasi", "-O2", "-ffp-contract=off", "-mexec-model=reactor", "-nostartfiles"],
      ...["-Wl,--no-entry", "-Wl,--strip-all", "-Wl,-z,stack-size=8192"],
      ...["-o", wasm, join(folder, "musl-math.c"), "-lm"],
    ],
    { stdio: "inherit" },
  );
  const base64 = readFileSync(wasm).toString("base64");
  const lines = base64.match(/.{1,115}/g).map((line) => `  "${line}",`);
  const text = `/** Made by scripts/build-math.mjs from musl-math.c: musl's libm as WebAssembly, in base64. */
export const MUSL_MATH = [
${lines.join("\n")}
].join("");
`;
  writeFileSync(join(folder, "musl-math-wasm.ts"), text);
} finally {
  rmSync(scratch, { recursive: true });
}
