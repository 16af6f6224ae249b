// Compiles the C programs of workers/sandbox/testing. Needs clang with wasm32-wasi and wasi-libc (Debian: apt install
// clang lld wasi-libc libclang-rt-dev-wasm32). The results are committed, so nobody else needs them.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const folder = new URL("../workers/sandbox/testing/", import.meta.url);
for (const name of ["probe"]) {
  const source = fileURLToPath(new URL(`${name}.c`, folder));
  const target = fileURLToPath(new URL(`${name}.wasm`, folder));
  const options = ["--target=wasm32-wasi", "-O2", "-Wl,--strip-all", "-Wl,-z,stack-size=65536"];
  execFileSync("clang", [...options, "-o", target, source, "-lm"], { stdio: "inherit" });
}
