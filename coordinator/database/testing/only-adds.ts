/** Whether processes that do not know what this SQL makes work on as before. */
export function onlyAdds(sql: string): boolean {
  const statements = sql
    .replace(/--.*$/gm, "")
    .split(";")
    .map((one) => one.trim().replace(/\s+/g, " "))
    .filter(Boolean);
  const fresh = statements.flatMap((one) => /^CREATE (?:UNLOGGED )?TABLE ("\w+")/.exec(one)?.[1] ?? []);
  return statements.every((one) => ADDS.test(one) || isOfFresh(one, fresh) || addsColumns(one));
}

const ADDS = /^CREATE ((UNLOGGED )?TABLE|INDEX|TYPE|SEQUENCE) /;

/** Whatever is done to a table that was made here is nobody else's matter. */
function isOfFresh(statement: string, fresh: readonly string[]): boolean {
  const [, table] = /^(?:ALTER TABLE|CREATE UNIQUE INDEX "\w+" ON) ("\w+")/.exec(statement) ?? [];
  return table !== undefined && fresh.includes(table);
}

/** Rows that are written without them have none, or the default. */
function addsColumns(statement: string): boolean {
  const [, changes = ""] = /^ALTER TABLE "\w+" (.*)$/.exec(statement) ?? [];
  const columns = changes.split(/, (?=ADD|DROP|ALTER)/);
  return columns.every((one) => /^ADD COLUMN /.test(one) && (!/ NOT NULL/.test(one) || / DEFAULT /.test(one)));
}
