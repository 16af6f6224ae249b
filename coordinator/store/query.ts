import type { PoolClient } from "pg";
import type { Prisma } from "#prisma/generated/client";

/** A statement within a transaction, whichever of the two drivers began it. */
export type Query = <Row = object>(text: string, values: readonly unknown[]) => Promise<Row[]>;

export const queryByClient =
  (tx: PoolClient): Query =>
  async <Row>(text: string, values: readonly unknown[]) =>
    (await tx.query(text, [...values])).rows as Row[];

export const queryByPrisma =
  (tx: Prisma.TransactionClient): Query =>
  <Row>(text: string, values: readonly unknown[]) =>
    tx.$queryRawUnsafe<Row[]>(text, ...values);
