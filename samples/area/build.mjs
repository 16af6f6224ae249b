// Builds the same program from C, Rust and AssemblyScript: `node samples/area/build.mjs`. RUSTC names a compiler and
// RUST_TARGET its target: wasm32-wasip1 or, before Rust 1.78, wasm32-wasi (Debian: rustc libstd-rust-dev-wasm32). ASC is the folder
// in which `npm install assemblyscript@0.28.20 @assemblyscript/wasi-shim@0.1.0` was run. The programs are committed with
// `built.json`, which a test holds them to. With GO, a go of 1.21 or later, the program in Go is built as well; it has two
// megabytes, and is not committed.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = import.meta.dirname;
const { RUSTC = "rustc", RUST_TARGET = "wasm32-wasip1", ASC = ".", GO } = process.env;
const sha256 = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");
const at = (...names) => join(FOLDER, ...names);

const C = "--target=wasm32-wasi --sysroot=/usr -O2 -ffp-contract=off -Wl,--strip-all,-z,stack-size=1048576";
const RUST = `--edition 2021 --target ${RUST_TARGET} -C opt-level=3 -C strip=symbols -C panic=abort`;
const SHIM = "node_modules/@assemblyscript/wasi-shim/asconfig.json";
const PROGRAMS = [
  ["c", "area.c", "clang", C, "-o"],
  ["rust", "main.rs", RUSTC, RUST, "-o"],
  ["assemblyscript", "area.ts", join("node_modules", ".bin", "asc"), `--config ${SHIM} -O3 --runtime stub`, "-o"],
];

const built = {};
for (const [folder, source, compiler, flags, out] of PROGRAMS) {
  const wasm = at(folder, "area.wasm");
  // AssemblyScript finds its library from where it is started; the others may write down where the source lay.
  const [cwd, path] = folder === "assemblyscript" ? [ASC, at(folder, source)] : [at(folder), source];
  execFileSync(compiler, [...flags.split(" "), path, out, wasm], { cwd, stdio: "inherit" });
  built[folder] = { source: sha256(at(folder, source)), wasm: sha256(wasm) };
}
if (GO !== undefined) {
  const env = { ...process.env, GOOS: "wasip1", GOARCH: "wasm" };
  execFileSync(GO, ["build", "-o", "area.wasm", "main.go"], { cwd: at("go"), env, stdio: "inherit" });
}
writeFileSync(at("built.json"), `${JSON.stringify(built, null, 2)}\n`);
