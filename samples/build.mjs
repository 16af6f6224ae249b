// Builds the samples' C programs: `node samples/build.mjs`, with clang, lld and wasi-libc
// (Debian: clang lld wasi-libc libclang-rt-14-dev-wasm32). WASI_SYSROOT names another sysroot than /usr.
// The programs are committed with `built.json`, which says what each was built from; a test holds them together.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = import.meta.dirname;
const PROGRAMS = ["globins", "lamplight"];
const FLAGS = [
  "--target=wasm32-wasi",
  `--sysroot=${process.env.WASI_SYSROOT ?? "/usr"}`,
  "-O2",
  "-Wall",
  "-Wextra",
  "-Werror",
  "-ffp-contract=off",
  "-Wl,--strip-all,-z,stack-size=1048576",
];

const sha256 = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");

const version = execFileSync("clang", ["--version"], { encoding: "utf8" });
const compiler = version.split("\n")[0];
const built = {};
for (const name of PROGRAMS) {
  const source = join(FOLDER, name, `${name}.c`);
  const wasm = join(FOLDER, name, `${name}.wasm`);
  if (!existsSync(source)) continue;
  execFileSync("clang", [...FLAGS, source, "-o", wasm, "-lm"], { stdio: "inherit" });
  built[name] = { source: sha256(source), wasm: sha256(wasm), compiler };
  console.log(`${name}.wasm: ${readFileSync(wasm).length} bytes`);
}
writeFileSync(join(FOLDER, "built.json"), `${JSON.stringify(built, null, 2)}\n`);
