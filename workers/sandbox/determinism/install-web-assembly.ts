import { settleModule } from "#core/metering/settle-module";
import { bufferSpan } from "../lockdown/buffer-span";
import { NativeUint8Array, whenSettled } from "../lockdown/primordials";
import type { UnderWay } from "../under-way";
import { defineHidden } from "./define-hidden";

type Api = typeof WebAssembly;

/**
 * Makes WebAssembly in a script compute the same NaNs everywhere, and refuses instructions that only some engines have:
 * modules are rewritten before they are compiled. A compilation in progress counts as under way.
 */
export function installWebAssembly(api: Api, underWay: UnderWay) {
  const { Module: NativeModule, CompileError, compile, instantiate, validate } = api;

  /** Anything that is not bytes is left for the engine to refuse. */
  const settled = (source: unknown, asker: string): unknown => {
    const span = bufferSpan(source);
    if (!span) return source;
    const outcome = settleModule(new NativeUint8Array(span.buffer, span.offset, span.length));
    if (outcome.kind === "refused") throw new CompileError(`${asker}: ${outcome.message}`);
    return outcome.bytes;
  };

  const during = <T>(coming: Promise<T>): Promise<T> => {
    underWay.begin();
    whenSettled(coming, () => underWay.end());
    return coming;
  };

  function Module(this: unknown, source: unknown): unknown {
    if (!new.target) return Reflect.apply(NativeModule, undefined, [source]);
    return Reflect.construct(NativeModule, [settled(source, "WebAssembly.Module()")], new.target);
  }
  const { exports, imports, customSections, prototype } = NativeModule;
  Module.prototype = prototype;
  defineHidden(Module, { exports, imports, customSections });
  defineHidden(prototype, { constructor: Module });

  defineHidden(api, {
    Module,
    compile: async (source: unknown) => during(compile(settled(source, "WebAssembly.compile()") as BufferSource)),
    instantiate: async (source: unknown, imported?: WebAssembly.Imports) =>
      during(instantiate(settled(source, "WebAssembly.instantiate()") as BufferSource, imported)),
    validate: (source: unknown): boolean => {
      try {
        return validate(settled(source, "") as BufferSource);
      } catch (error) {
        if (error instanceof CompileError) return false;
        throw error;
      }
    },
  });
}
