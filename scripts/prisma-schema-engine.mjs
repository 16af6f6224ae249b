#!/usr/bin/env node
// Stands in for the schema engine binary that Prisma's CLI would download: JSON-RPC lines on standard input and
// output, answered by the engine of @prisma/schema-engine-wasm. prisma.config.ts points the CLI here. The engine wants
// a database even to compare two schemas: without a URL it gets a throwaway one.
import readline from "node:readline";
import { register } from "tsx/esm/api";

register();
const { withSchemaEngine } = await import("../coordinator/database/schema-engine.ts");

const args = process.argv.slice(2);
const datasource = args.includes("--datasource") ? JSON.parse(args[args.indexOf("--datasource") + 1]) : {};

if (args.includes("--version")) console.log("schema-engine-cli wasm");
else if (args.includes("cli")) await testConnection(datasource.url);
else if (datasource.url) await withSchemaEngine(datasource.url, answerRequests);
else await withThrowaway((url) => withSchemaEngine(url, answerRequests));

async function withThrowaway(use) {
  const { startThrowawayPostgres } = await import("../coordinator/database/throwaway-postgres.ts");
  const postgres = await startThrowawayPostgres();
  const stop = () => postgres.stop().finally(() => process.exit());
  process.once("SIGTERM", stop).once("SIGINT", stop);
  await use(postgres.url()).finally(() => postgres.stop());
}

async function testConnection(url) {
  try {
    await withSchemaEngine(url, (engine) => engine.version(null));
  } catch (error) {
    const fields = { message: String(error.message), is_panic: false, error_code: "P1001" };
    console.error(JSON.stringify({ level: "ERROR", timestamp: new Date(), fields, target: "schema-engine" }));
    process.exitCode = 1;
  }
}

async function answerRequests(engine) {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const request = line.trim() ? JSON.parse(line) : {};
    if (request.method) await answer(engine, request);
  }
}

async function answer(engine, { id, method, params }) {
  try {
    const result = method === "getDatabaseVersion" ? await engine.version(null) : await engine[method](params);
    if (method === "diff" && result.stdout != null) {
      send({ id: `print-${id}`, method: "print", params: { content: result.stdout } });
    }
    send({ id, result: result ?? null });
  } catch (error) {
    const message = String(error.message ?? error).split("\n")[0];
    const data = { is_panic: false, message, meta: null, error_code: error.code ?? null };
    send({ id, error: { code: 4466, message: "An error happened.", data } });
  }
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}
