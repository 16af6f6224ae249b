import { expect, test, vi } from "vitest";
import { operations } from "#protocol/api/contract";
import { openApiDocument, openApiText } from "./openapi";

const document = JSON.parse(
  JSON.stringify(openApiDocument({ siteUrl: "https://lamps.example.org", cityName: "Stratford" })),
);

interface Described {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: object };
  responses: Record<string, { description: string; content: object }>;
}

const described: [string, Described][] = Object.entries<Record<string, Described>>(document.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Described] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
);

test("every operation of the contract is described", () => {
  const names = operations.map((operation) => `${operation.method} ${operation.path.replace("*", "")}`);
  expect(described.map(([name]) => name).sort()).toEqual(names.sort());
});

test("the document is made once for a site, so requests without an account cost next to nothing", () => {
  const site = { siteUrl: "https://lamps.example.org", cityName: "Stratford" };
  const text = openApiText(site);
  expect(JSON.parse(text)).toEqual(document);
  const parse = vi.spyOn(JSON, "stringify");
  expect(openApiText(site)).toBe(text);
  expect(parse).not.toHaveBeenCalled();
  parse.mockRestore();
  site.cityName = "New Hamburg";
  expect(openApiText(site)).toBe(JSON.stringify(openApiDocument(site)));
  expect(openApiText(site)).toContain("New Hamburg");
});

test("operation ids are unique", () => {
  const ids = described.map(([, operation]) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(described)(
  "%s declares each parameter of its path, and answers and refusals with a schema",
  (name, operation) => {
    const inPath = [...name.matchAll(/\{(\w+)\}/g)].map(([, field]) => field);
    const declared = operation.parameters.filter((parameter) => parameter.in === "path");
    expect(declared.map((parameter) => parameter.name)).toEqual(inPath);
    for (const parameter of operation.parameters) expect(Object.keys(parameter.schema)).not.toEqual([]);
    for (const response of Object.values(operation.responses)) {
      expect(response.description).not.toBe("");
      expect(Object.keys(response.content)).toHaveLength(1);
    }
  },
);

test("every reference points at a schema of the document, and none of the generator's own remain", () => {
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference);
  expect(references.length).toBeGreaterThan(20);
  for (const reference of references) {
    const name = /^#\/components\/schemas\/(\w+)$/.exec(reference ?? "")?.[1];
    expect(document.components.schemas).toHaveProperty(name ?? reference ?? "");
  }
  expect(text).not.toContain("$defs");
});
