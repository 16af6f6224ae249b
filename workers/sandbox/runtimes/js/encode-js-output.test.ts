import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeOutput, type ValueType } from "#core/units/output";
import { encodeJsOutput } from "./encode-js-output";

const encode = (text: string) => new TextEncoder().encode(text);

test("it gives the same bytes as for any other output", () => {
  const types = fc.constantFrom<ValueType>("bytes", "text", "json");
  fc.assert(
    fc.property(types, fc.uint8Array({ maxLength: 300 }), (type, bytes) => {
      const output = { exitCode: 0, type, parts: [{ name: "output", bytes }] };
      expect(new Uint8Array(encodeJsOutput(type, bytes))).toEqual(encodeOutput(output, encode));
    }),
  );
});
