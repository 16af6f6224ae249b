// Runs a WASI command once per list of arguments with node:wasi. It is a process of its own because some traps end
// the whole process there. argv: the .wasm, the folder that the program sees, a scratch folder; stdin: JSON, a list
// of argument lists; stdout: a JSON line per call.
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { WASI } from "node:wasi";

const [wasmPath, folder, scratch] = process.argv.slice(2);
const module = await WebAssembly.compile(readFileSync(wasmPath));
const outPath = join(scratch, "stdout");
const errorPath = join(scratch, "stderr");

for (const args of JSON.parse(readFileSync(0, "utf8"))) {
  const stdout = openSync(outPath, "w+");
  const stderr = openSync(errorPath, "w+");
  const wasi = new WASI({
    version: "preview1",
    args: ["program", ...args],
    preopens: { ".": folder },
    stdout,
    stderr,
    returnOnExit: true,
  });
  const exitCode = wasi.start(await WebAssembly.instantiate(module, wasi.getImportObject()));
  closeSync(stdout);
  closeSync(stderr);
  const answer = { exitCode, stdout: readFileSync(outPath, "base64"), stderr: readFileSync(errorPath, "utf8") };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
