import type { Pool } from "pg";

const COLUMNS = `SELECT table_name AS "table", column_name AS "column", data_type AS type
  FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
  WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations' ORDER BY 1, 2`;

/** Every column of the database in which one of these words is, as `table.column`. */
export async function tracesOf(pool: Pool, words: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ table: string; column: string; type: string }>(COLUMNS);
  const found: string[] = [];
  for (const { table, column, type } of rows) {
    const text = type === "bytea" ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const { rowCount } = await pool.query(
      `SELECT FROM "${table}", unnest($1::text[]) AS word WHERE position(lower(word) IN lower(${text})) > 0 LIMIT 1`,
      [words],
    );
    if (rowCount !== 0) found.push(`${table}.${column}`);
  }
  return found;
}
