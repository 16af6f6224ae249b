// Compiles the C programs of the corpus. Needs clang with wasm32-wasi and wasi-libc (Debian: apt install clang lld
// wasi-libc libclang-rt-dev-wasm32). The results are committed, so nobody else needs them.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

for (const name of ["floats", "world"]) {
  const file = (ending) => fileURLToPath(new URL(`programs/${name}.${ending}`, import.meta.url));
  const options = [
    "--target=wasm32-wasi",
    "-O2",
    "-msimd128",
    "-fno-fast-math",
    "-Wl,--strip-all",
    "-Wl,-z,stack-size=1048576",
  ];
  execFileSync("clang", [...options, "-o", file("wasm"), file("c"), "-lm"], { stdio: "inherit" });
}
