import { expect, test } from "vitest";
import { commandText } from "./command-text";
import { type CallSpec, expandCall } from "./expand-call";

const HASH = "ab".repeat(32);
const text = (spec: Pick<CallSpec, "inputKind" | "args" | "range">, line?: string) =>
  commandText(expandCall(spec, 2, line), { runtime: "js" });

test("a module's call shows the input that its function gets", () => {
  expect(text({ inputKind: "range", args: [], range: { from: 10, step: 5 } })).toBe("run(20)");
  expect(text({ inputKind: "lines", args: ["--fast", "{line}"] }, 'say "hi"')).toBe(
    'run("say \\"hi\\"", { args: ["--fast","say \\"hi\\""] })',
  );
  expect(text({ inputKind: "json", args: [] }, '{"a":[1,2]}')).toBe('run({"a":[1,2]})');
  const file = JSON.stringify({ name: "a/b.png", hash: HASH, bytes: 812 });
  expect(text({ inputKind: "files", args: [] }, file)).toBe("run(/* a/b.png, 812 B */)");
});
