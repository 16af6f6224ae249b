import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import pg from "pg";

/** Prisma's adapter on `pool`, with three corrections that the schema engine needs. */
export function migrationAdapter(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const adapter = new PrismaPg(pool);
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: () => connect(pool),
    connectToShadowDb: () => connectToShadow(pool),
  };
}

/** Where the engine's catalogue queries select a column of the one-letter type `"char"`, which PrismaPg cannot read. */
const LETTER_COLUMNS = /\b(?:con|constr)\.(?:contype|confdeltype|confupdtype)(?=,| AS )/g;
const LETTER_NAMES = ["constraint_type", "confdeltype", "confupdtype"];

async function connect(pool: pg.Pool): Promise<SqlDriverAdapter> {
  const adapter: SqlDriverAdapter = await new PrismaPg(pool).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw({ ...query, sql: query.sql.replace(LETTER_COLUMNS, "$&::text") });
    const isLetter = (name: string | undefined) => name !== undefined && LETTER_NAMES.includes(name);
    const columnTypes = result.columnTypes.map((type, column) =>
      isLetter(result.columnNames[column]) ? ColumnTypeEnum.Character : type,
    );
    return { ...result, columnTypes };
  };
  // PrismaPg splits a script at every semicolon, even within the body of a function.
  adapter.executeScript = async (script) => {
    await pool.query(script);
  };
  return adapter;
}

/** PrismaPg drops the database while still connected to it, which PostgreSQL refuses. */
async function connectToShadow(pool: pg.Pool): Promise<SqlDriverAdapter> {
  const database = `prisma_shadow_${randomUUID()}`;
  await pool.query(`CREATE DATABASE "${database}"`);
  const shadow = new pg.Pool({ ...pool.options, database });
  shadow.on("error", () => {}); // the drop below cuts what is left of its connections
  const adapter = await connect(shadow);
  adapter.dispose = async () => {
    await shadow.end();
    await pool.query(`DROP DATABASE "${database}" WITH (FORCE)`);
  };
  return adapter;
}
