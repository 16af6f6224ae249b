import { expect, test } from "vitest";
import { type NamedOperation, operations } from "#protocol/api/contract";

const WIDTH = 120;

const HEAD = `import type { OperationId } from "#protocol/api/contract";
import type { Operation } from "#protocol/api/operation";
import type { Route } from "#protocol/api/route-call";

type Known = Route & Pick<Operation, "kind" | "summary">;

/** The contract without its schemas, which pages and commands need not load: \`npx vitest run contract-tables -u\` writes it. */
export const operations: Record<OperationId, Known> = {
`;

function entry({ id, kind, method, path, summary }: NamedOperation): string {
  const fields = Object.entries({ kind, method, path, summary }).map(([name, value]) => {
    const line = `    ${name}: ${JSON.stringify(value)},`;
    return line.length > WIDTH ? `    ${name}:\n      ${JSON.stringify(value)},` : line;
  });
  return `  ${id}: {\n${fields.join("\n")}\n  },\n`;
}

test("the client's table says what the contract says; `npx vitest run contract-tables -u` writes it", async () => {
  await expect(`${HEAD}${operations.map(entry).join("")}};\n`).toMatchFileSnapshot("./operations.ts");
});
