import path from "node:path";
import { defineConfig } from "prisma/config";

// Prisma's CLI insists on an engine binary that cannot be downloaded everywhere; ours answers in its place.
process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= path.join(import.meta.dirname, "scripts", "prisma-schema-engine.mjs");
process.env["CHECKPOINT_DISABLE"] ??= "1";

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env["DATABASE_URL"] ?? "" },
});
