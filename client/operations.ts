import type { OperationId } from "#protocol/api/contract";
import type { Operation } from "#protocol/api/operation";
import type { Route } from "#protocol/api/route-call";
import table from "./operations.json";

type Known = Route & { kind: string; summary: Operation["summary"] };

/** The contract without its schemas, which pages and commands need not load: `contract-tables.test.ts` writes it. */
export const operations: Record<OperationId, Known> = table;
