import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { __wbg_set_wasm, SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { migrationAdapter } from "./migration-adapter";

const ENGINE = "@prisma/schema-engine-wasm/schema_engine_bg";

/**
 * Opens Prisma's schema engine, connected to the database at `url`. It comes from its npm package: the ordinary engine
 * is a binary that is downloaded at install time, which fails behind many firewalls.
 */
export async function withSchemaEngine<T>(url: string, use: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  await loadEngine();
  const pool = new pg.Pool({ ...connectionParts(url), max: 2 });
  pool.on("error", () => {}); // an idle connection that breaks is replaced; a busy one fails its own query
  const adapter = bindMigrationAwareSqlAdapterFactory(migrationAdapter(pool));
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
  try {
    return await use(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

/** The URL in parts: as a whole it would override the name of a shadow database, and the real one would be changed. */
function connectionParts(url: string): pg.PoolConfig {
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url });
  return { host, port, user, database, ssl, ...(password ? { password } : {}) } as pg.PoolConfig;
}

let loading: Promise<void> | undefined;

function loadEngine(): Promise<void> {
  loading ??= instantiate();
  return loading;
}

async function instantiate(): Promise<void> {
  const script = createRequire(import.meta.url).resolve(ENGINE);
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(path.join(path.dirname(script), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
  });
  __wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
}
