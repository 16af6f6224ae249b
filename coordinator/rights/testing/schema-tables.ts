import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Prisma } from "#prisma/generated/client";
import { PROJECT_ROOT } from "../../project-root";

export interface SchemaTable {
  model: Prisma.ModelName;
  table: string;
  /** As the database calls them; relations are none. */
  columns: string[];
}

const FOLDER = path.join(PROJECT_ROOT, "prisma", "schema");
const MODEL = /^model (\w+) \{\n([\s\S]*?)^\}/gm;
const FIELD = /^ {2}(\w+) +(\w+)(\[\]|\?)?(.*)$/gm;

/** The tables of the schema, read from its text. */
export function schemaTables(): SchemaTable[] {
  const text = readdirSync(FOLDER)
    .map((file) => readFileSync(path.join(FOLDER, file), "utf8"))
    .join("\n");
  const models = [...text.matchAll(MODEL)];
  const names = new Set(models.map(([, name]) => name));
  return models.map(([, model = "", body = ""]) => ({
    model: model as Prisma.ModelName,
    table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model,
    columns: [...body.matchAll(FIELD)]
      .filter(([, , type = ""]) => !names.has(type))
      .map(([, field = "", , , rest = ""]) => /@map\("(\w+)"\)/.exec(rest)?.[1] ?? field),
  }));
}
