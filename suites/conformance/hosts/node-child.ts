// Runs the units of one case in the threads that the CLI tries them in. Bundled, because it also runs on a Node of another
// processor, which has no loader for TypeScript. argv: a file with the case as JSON, a file for the answers.
import { readFileSync, writeFileSync } from "node:fs";
import { programMessage, WALL_MS } from "#suites/kit/unit-page/program-message";
import { LocalRunner } from "../../../cli/runtime/local-runner";

const [casePath = "", answersPath = ""] = process.argv.slice(2);
const { runtime, program, units, shared, args = [] } = JSON.parse(readFileSync(casePath, "utf8"));
const message = programMessage({ runtime, program: new Uint8Array(Buffer.from(program, "base64")), shared });
const runner = new LocalRunner(message, { ...message.limits, wallMs: WALL_MS }, async () => new Uint8Array());
const answers: string[] = [];
for (const unit of units) {
  const outcome = await runner.run(unit, {
    args: [...args, String(unit)],
    stdin: { kind: "none" },
    files: [],
    value: { kind: "json", json: unit },
  });
  const bytes =
    outcome.kind === "output" ? outcome.bytes : Buffer.from(`failed: ${outcome.reason}: ${outcome.message}`);
  answers.push(Buffer.from(bytes).toString("base64"));
}
runner.close();
writeFileSync(answersPath, JSON.stringify(answers));
