import type { z } from "zod";
import { accounts } from "#core/ledger/ledger";
import type { Person, Standing as StandingRow } from "#prisma/generated/client";
import { type AdminCustomer, type CustomerList, ListPeopleInput } from "#protocol/api/admin";
import { Standing } from "#protocol/api/vetting";
import { Role } from "#protocol/people/roles";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

const PER_PAGE = 50;

export async function listCustomers({ ctx, input }: Call<unknown>): Promise<z.infer<typeof CustomerList>> {
  requireAdmin(ctx, "listCustomers");
  const { find, waiting, page } = parseInput(ListPeopleInput, input);
  const { prisma } = handle();
  const contains = { contains: find, mode: "insensitive" } as const;
  const where = {
    deletedAt: null,
    ...(find === "" ? {} : { OR: [{ name: contains }, { email: contains }, { id: contains }] }),
    ...(waiting ? { welcomedAt: null } : {}),
  };
  const [rows, total, waitingTotal] = await Promise.all([
    prisma.person.findMany({
      where,
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      skip: (page - 1) * PER_PAGE,
      take: PER_PAGE,
    }),
    prisma.person.count({ where }),
    prisma.person.count({ where: { welcomedAt: null, deletedAt: null } }),
  ]);
  return { customers: await customerViews(rows), total, waiting: waitingTotal };
}

/** One person, after an admin changed something about them. */
export async function customerView(customerId: string): Promise<AdminCustomer> {
  const [view] = await customerViews([await handle().prisma.person.findUniqueOrThrow({ where: { id: customerId } })]);
  if (!view) throw new Error("A person was found and could not be shown");
  return view;
}

export async function customerViews(rows: Person[]): Promise<AdminCustomer[]> {
  const { prisma } = handle();
  const ids = rows.map((row) => row.id);
  const [judged, balances, jobs] = await Promise.all([
    prisma.standing.findMany({ where: { personId: { in: ids } } }),
    prisma.ledgerAccount.findMany({
      where: { id: { in: ids.flatMap((id) => [accounts.customer(id), accounts.gift(id)]) } },
    }),
    prisma.job.groupBy({
      by: ["customerId"],
      where: { customerId: { in: ids } },
      _count: true,
      _sum: { spentNanos: true },
    }),
  ]);
  const balanceOf = (account: string) => Number(balances.find(({ id }) => id === account)?.balanceNanos ?? 0);
  return rows.map((row) => {
    const theirs = jobs.find((job) => job.customerId === row.id);
    return {
      id: row.id,
      name: row.name,
      email: row.email,
      role: Role.catch("person").parse(row.role),
      emailVerified: row.emailVerified,
      standing: standingIn(judged, row.id),
      waitsForWelcome: row.welcomedAt === null,
      jobs: theirs?._count ?? 0,
      balanceNanos: balanceOf(accounts.customer(row.id)) + balanceOf(accounts.gift(row.id)),
      paidNanos: balanceOf(accounts.customer(row.id)),
      spentNanos: Number(theirs?._sum.spentNanos ?? 0),
      createdAt: row.createdAt.toISOString(),
    };
  });
}

function standingIn(judged: readonly StandingRow[], personId: string): AdminCustomer["standing"] {
  const row = judged.find((one) => one.personId === personId);
  return row ? { standing: Standing.parse(row.standing), reason: row.reason } : null;
}
