import type { PrismaClient } from "#prisma/generated/client";

/** The block that has the unit. */
export const blockOfUnit = (prisma: PrismaClient, jobNo: number, unit: number) =>
  prisma.block.findFirst({ where: { jobNo, firstUnit: { lte: unit } }, orderBy: { seq: "desc" } });
