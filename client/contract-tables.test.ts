import { expect, test } from "vitest";
import { type NamedOperation, operations } from "#protocol/api/contract";

const WIDTH = 120;
const WRITTEN = "`npx vitest run contract-tables -u` writes it.";

const ROUTES = `import type { OperationId } from "#protocol/api/contract";
import type { Operation } from "#protocol/api/operation";
import type { Route } from "#protocol/api/route-call";

/** The contract without its schemas, which pages and commands need not load: ${WRITTEN} */
export const operations: Record<OperationId, Route & Pick<Operation, "kind">> = {
${operations.map(routeOf).join("")}};
`;

const SUMMARIES = `import type { OperationId } from "#protocol/api/contract";

/** The summary of each operation, from the contract, for listings: ${WRITTEN} */
export const summaries: Record<OperationId, string> = {
${operations.map(summaryOf).join("")}};
`;

function routeOf({ id, kind, method, path }: NamedOperation): string {
  return inWidth(`  ${id}:`, `{ kind: "${kind}", method: "${method}", path: ${JSON.stringify(path)} }`);
}

function summaryOf({ id, summary }: NamedOperation): string {
  return inWidth(`  ${id}:`, JSON.stringify(summary));
}

/** Breaks lines like the formatter. */
function inWidth(name: string, value: string): string {
  const line = `${name} ${value},\n`;
  return line.length - 1 > WIDTH ? `${name}\n    ${value},\n` : line;
}

test.each([
  ["./operations.ts", ROUTES],
  ["./summaries.ts", SUMMARIES],
])("%s says what the contract says; `npx vitest run contract-tables -u` writes it", async (file, table) => {
  await expect(table).toMatchFileSnapshot(file);
});
