import { expect, test } from "vitest";
import { operations } from "#protocol/api/contract";

test("the client's table says what the contract says; `npx vitest run contract-tables -u` writes it", async () => {
  const entries = operations.map(({ id, kind, method, path, summary }) => [id, { kind, method, path, summary }]);
  const text = JSON.stringify(Object.fromEntries(entries), null, 2);
  await expect(`${text}\n`).toMatchFileSnapshot("./operations.json");
});
