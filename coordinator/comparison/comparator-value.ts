import type { QuickJSContext, QuickJSHandle, Scope } from "quickjs-emscripten-core";
import type { OutputPart, UnitOutput } from "#core/units/output";
import { textOf } from "./read-parts";

/**
 * An output as the customer's function sees it: what a JavaScript unit returned, or of a command an object with
 * `exitCode`, `stdout` and `files` by path. Undefined if no unit of either kind can return it: what the
 * function does not see would go uncompared.
 */
export function comparatorValue(scope: Scope, context: QuickJSContext, output: UnitOutput): QuickJSHandle | undefined {
  const { exitCode, type, parts } = output;
  if (type === undefined) return commandValue(scope, context, output);
  const [only] = parts;
  if (exitCode !== 0 || parts.length !== 1 || only?.name !== "output") return undefined;
  switch (type) {
    case "json":
      return parsedValue(scope, context, only.bytes);
    case "text":
      return textOrBytes(scope, context, only.bytes);
    case "bytes":
      return bytesValue(scope, context, only.bytes);
    default:
      throw new Error(`Unhandled type of value: ${type satisfies never}`);
  }
}

function commandValue(
  scope: Scope,
  context: QuickJSContext,
  { exitCode, parts }: UnitOutput,
): QuickJSHandle | undefined {
  if (!areNames(parts)) return undefined;
  const value = scope.manage(context.newObject());
  const files = scope.manage(context.newObject());
  const put = (target: QuickJSHandle, name: string, one: QuickJSHandle) =>
    // Not assigned, since a file may be called `__proto__`.
    context.defineProp(target, name, { value: one, configurable: true, enumerable: true });
  put(value, "exitCode", scope.manage(context.newNumber(exitCode)));
  put(value, "files", files);
  for (const { name, bytes } of parts) {
    put(name === "stdout" ? value : files, name, textOrBytes(scope, context, bytes));
  }
  return value;
}

/** QuickJS cuts strings at their first NUL, and with two parts of the same name the first would be hidden. */
const areNames = (parts: readonly OutputPart[]) =>
  parts.every(({ name }) => !name.includes("\0")) && new Set(parts.map(({ name }) => name)).size === parts.length;

function parsedValue(scope: Scope, context: QuickJSContext, bytes: Uint8Array): QuickJSHandle | undefined {
  const text = textOf(bytes);
  if (text === undefined || text.includes("\0")) return undefined;
  const parse = callable(scope, context, "JSON.parse");
  const result = context.callFunction(parse, context.undefined, scope.manage(context.newString(text)));
  if (!result.error) return scope.manage(result.value);
  result.error.dispose();
  return undefined;
}

function textOrBytes(scope: Scope, context: QuickJSContext, bytes: Uint8Array): QuickJSHandle {
  const text = textOf(bytes);
  if (text === undefined || text.includes("\0")) return bytesValue(scope, context, bytes);
  return scope.manage(context.newString(text));
}

function bytesValue(scope: Scope, context: QuickJSContext, bytes: Uint8Array): QuickJSHandle {
  const buffer = scope.manage(context.newArrayBuffer(bytes.slice().buffer));
  const asBytes = callable(scope, context, "(buffer) => new Uint8Array(buffer)");
  return scope.manage(context.unwrapResult(context.callFunction(asBytes, context.undefined, buffer)));
}

/** Values are created before the customer's module is loaded, so these are still the engine's own. */
const callable = (scope: Scope, context: QuickJSContext, source: string) =>
  scope.manage(context.unwrapResult(context.evalCode(source)));
