import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { NODE_RELEASES } from "./find-nodes.mjs";

test("README and package.json name the releases of Node that are tested", () => {
  const [oldest = "", ...others] = NODE_RELEASES.map((release) => release.split("."));
  const [major, minor] = oldest;
  const names = [`${major}.${minor}`, ...others.map(([other]) => other)];
  const listed = `Node ${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  expect(readFileSync("README.md", "utf8").replace(/\s+/g, " ")).toContain(listed);
  expect(JSON.parse(readFileSync("package.json", "utf8")).engines).toEqual({ node: `>=${major}.${minor}` });
});
