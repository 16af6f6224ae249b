// Builds the samples' C programs: `node samples/build.mjs`, with clang, lld and wasi-libc
// (Debian: clang lld wasi-libc libclang-rt-14-dev-wasm32). WASI_SYSROOT names another sysroot than /usr.
// The programs are committed with `built.json`, which says what each was built from; a test holds them together.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
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

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

const version = execFileSync("clang", ["--version"], { encoding: "utf8" });
const built = {};
for (const name of PROGRAMS) {
  const folder = join(FOLDER, name);
  const sources = sourcesOf(folder);
  const wasm = join(folder, `${name}.wasm`);
  execFileSync("clang", [...FLAGS, ...sources.filter((path) => path.endsWith(".c")), "-o", wasm, "-lm"], {
    stdio: "inherit",
  });
  const sources256 = sha256(Buffer.concat(sources.map((path) => readFileSync(path))));
  built[name] = { sources: sources256, wasm: sha256(readFileSync(wasm)), compiler: version.split("\n")[0] };
  console.log(`${name}.wasm: ${readFileSync(wasm).length} bytes`);
}
writeFileSync(join(FOLDER, "built.json"), `${JSON.stringify(built, null, 2)}\n`);

function sourcesOf(folder) {
  const names = readdirSync(folder).filter((name) => /\.[ch]$/.test(name));
  return names.sort().map((name) => join(folder, name));
}
