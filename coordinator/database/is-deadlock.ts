/** PostgreSQL rolled the transaction back because it and another one waited for each other. */
const DEADLOCK = "40P01";
/** Prisma's own name for it, and for other conflicts of the same kind. */
const WRITE_CONFLICT = "P2034";

interface ByPrisma {
  code?: string;
  meta?: { driverAdapterError?: { cause?: { originalCode?: string } } };
}

/** As the driver or Prisma reports it. */
export function isDeadlock(error: unknown): boolean {
  const { code, meta } = error as ByPrisma;
  return code === DEADLOCK || code === WRITE_CONFLICT || meta?.driverAdapterError?.cause?.originalCode === DEADLOCK;
}
