// Builds the programs that fuel is calibrated on: `node suites/bench/calibration/build.mjs`, with clang, lld and wasi-libc
// (Debian: clang lld wasi-libc libclang-rt-14-dev-wasm32). WASI_SYSROOT names another sysroot than /usr.
// The result is committed, so nobody else needs them; vectors.c alone is built with SIMD, so that the others are not
// vectorised and each kind stays what it is.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "programs");
const TARGET = ["--target=wasm32-wasi", `--sysroot=${process.env.WASI_SYSROOT ?? "/usr"}`];
const COMPILE = ["-O2", "-mbulk-memory", "-Wall", "-Wextra", "-Werror", "-ffp-contract=off", "-c"];
const LINK = ["-Wl,--strip-all,-z,stack-size=1048576"];

const scratch = mkdtempSync(join(tmpdir(), "lamplighter-calibration-"));
const objects = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".c"))
  .map((name) => {
    const object = join(scratch, `${name}.o`);
    const simd = name === "vectors.c" ? ["-msimd128"] : [];
    execFileSync("clang", [...TARGET, ...COMPILE, ...simd, join(FOLDER, name), "-o", object], { stdio: "inherit" });
    return object;
  });
execFileSync("clang", [...TARGET, ...LINK, ...objects, "-o", join(FOLDER, "calibration.wasm"), "-lm"], {
  stdio: "inherit",
});
rmSync(scratch, { recursive: true });
