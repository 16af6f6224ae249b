// What Node has without an import and its own types leave out, for the compiler of tsconfig.server.json, which knows no
// browser. The names are those of the WebAssembly JavaScript interface and of the web standards that Node implements.
type BufferSource = ArrayBufferView<ArrayBuffer> | ArrayBuffer;
type Transferable = ArrayBuffer | MessagePort;
type MessagePort = import("node:worker_threads").MessagePort;
type TextEncoder = import("node:util").TextEncoder;

/** Only browsers have it: the client tests whether it exists. */
declare const XMLHttpRequest: undefined | { new (): XMLHttpRequest };
interface XMLHttpRequest {
  readonly status: number;
  readonly responseText: string;
  readonly upload: { onprogress: ((event: { loaded: number }) => void) | null };
  onload: (() => void) | null;
  onerror: (() => void) | null;
  onabort: (() => void) | null;
  open(method: string, url: string): void;
  setRequestHeader(name: string, value: string): void;
  send(body: import("node:buffer").Blob | Uint8Array<ArrayBuffer>): void;
  abort(): void;
}

declare namespace WebAssembly {
  type ImportExportKind = "function" | "global" | "memory" | "table" | "tag";
  interface ValueTypes {
    i32: number;
    i64: bigint;
    f32: number;
    f64: number;
    v128: never;
    externref: unknown;
    anyfunc: unknown;
  }
  type ValueType = keyof ValueTypes;
  type ExternValue = ((...values: never[]) => unknown) | Global | Memory | Table | number | bigint;
  type ModuleImports = Record<string, ExternValue>;
  type Imports = Record<string, ModuleImports>;
  type Exports = Record<string, ExternValue>;

  class Module {
    constructor(bytes: BufferSource);
    static imports(module: Module): { module: string; name: string; kind: ImportExportKind }[];
    static exports(module: Module): { name: string; kind: ImportExportKind }[];
    static customSections(module: Module, name: string): ArrayBuffer[];
  }
  class Instance {
    constructor(module: Module, imports?: Imports);
    readonly exports: Exports;
  }
  class Memory {
    constructor(size: { initial: number; maximum?: number; shared?: boolean });
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  class Global<Type extends ValueType = ValueType> {
    constructor(type: { value: Type; mutable?: boolean }, value?: ValueTypes[Type]);
    value: ValueTypes[Type];
    valueOf(): ValueTypes[Type];
  }
  class Table {
    constructor(size: { element: ValueType; initial: number; maximum?: number });
    readonly length: number;
    get(at: number): unknown;
    set(at: number, value?: unknown): void;
    grow(by: number): number;
  }
  class CompileError extends Error {}
  class LinkError extends Error {}
  class RuntimeError extends Error {}

  function validate(bytes: BufferSource): boolean;
  function compile(bytes: BufferSource): Promise<Module>;
  function instantiate(bytes: BufferSource, imports?: Imports): Promise<{ module: Module; instance: Instance }>;
  function instantiate(module: Module, imports?: Imports): Promise<Instance>;
  function compileStreaming(source: Response | PromiseLike<Response>): Promise<Module>;
  function instantiateStreaming(
    source: Response | PromiseLike<Response>,
    imports?: Imports,
  ): Promise<{ module: Module; instance: Instance }>;
}
