import type { Metadata } from "next";
import { Card } from "#app/_ui/card.tsx";
import { formatCountOf } from "#app/_ui/format/format-count.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { listAdmins } from "#coordinator/api/admin/admins/list-admins";
import { adminContext } from "../_gate/admin-context";
import { NotAnAdmin } from "../_gate/not-an-admin";
import { EndAdmin, WithdrawInvitation } from "./_admins/end-act";
import { InviteAdmin } from "./_admins/invite-admin";

export const metadata: Metadata = { title: "Admins" };

const acts = (
  <HeaderCell>
    <span className="sr-only">Acts</span>
  </HeaderCell>
);

export default async function AdminsPage() {
  const ctx = await adminContext("/admin/admins");
  if (!ctx) return <NotAnAdmin />;
  const { admins, invitations } = await listAdmins({ ctx, input: {} });
  return (
    <PageShell
      title="Admins"
      lead={`${formatCountOf(admins.length, "person runs", "people run")} this city. Becoming an admin, and everything that admins do, is in the audit log.`}
      actions={<InviteAdmin />}
    >
      <div className="flex flex-col gap-4">
        <Card flush className="overflow-hidden">
          <Table
            label="Admins"
            head={
              <>
                <HeaderCell>Name</HeaderCell>
                <HeaderCell>Email</HeaderCell>
                {acts}
              </>
            }
          >
            {admins.map((admin) => (
              <Row key={admin.id}>
                <Cell heads>
                  {admin.name}
                  {admin.id === ctx.person?.id && <span className="text-soft"> (you)</span>}
                </Cell>
                <Cell>{admin.email}</Cell>
                <Cell numeric>{admins.length > 1 && <EndAdmin id={admin.id} name={admin.name} />}</Cell>
              </Row>
            ))}
          </Table>
        </Card>
        {invitations.length > 0 && (
          <Card title="Invited" flush className="overflow-hidden">
            <Table
              label="Invitations"
              head={
                <>
                  <HeaderCell>Email</HeaderCell>
                  <HeaderCell>By</HeaderCell>
                  <HeaderCell>Until</HeaderCell>
                  {acts}
                </>
              }
            >
              {invitations.map((invitation) => (
                <Row key={invitation.id}>
                  <Cell heads>{invitation.email}</Cell>
                  <Cell>{invitation.by}</Cell>
                  <Cell className="whitespace-nowrap">
                    <LocalTime at={invitation.expiresAt} />
                  </Cell>
                  <Cell numeric>
                    <WithdrawInvitation id={invitation.id} email={invitation.email} />
                  </Cell>
                </Row>
              ))}
            </Table>
          </Card>
        )}
      </div>
    </PageShell>
  );
}
