import type { Metadata } from "next";
import type { ReactNode } from "react";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { Card } from "#app/_ui/card.tsx";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { listAdmins } from "#coordinator/api/admin/admins/list-admins";
import { roleTitle } from "#protocol/words/role-in-words";
import { adminContext } from "../_gate/admin-context";
import { NotAnAdmin } from "../_gate/not-an-admin";
import { IfMay } from "../_gate/powers";
import { ChangeRole } from "./_admins/change-role";
import { EndAdmin, WithdrawInvitation } from "./_admins/end-act";
import { InviteAdmin } from "./_admins/invite-admin";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("admin.admins"))("title"),
});

const soft = (words: ReactNode) => <span className="text-soft">{words}</span>;

export default async function AdminsPage() {
  const ctx = await adminContext("/admin/admins");
  if (!ctx) return <NotAnAdmin />;
  const { admins, invitations } = await listAdmins({ ctx, input: {} });
  const t = await translations("admin.admins");
  const lists = await translations("admin.lists");
  const language = await visitorLanguage();
  const { count } = numbersIn(language);
  const owners = admins.filter(({ role }) => role === "owner").length;
  const isOnlyOwner = ({ role }: { role: string }) => role === "owner" && owners === 1;
  const acts = (
    <HeaderCell>
      <span className="sr-only">{lists("acts")}</span>
    </HeaderCell>
  );
  return (
    <PageShell
      title={t("title")}
      lead={t("lead", { admins: count(admins.length), count: admins.length })}
      actions={
        <IfMay power="appoint">
          <InviteAdmin />
        </IfMay>
      }
    >
      <div className="flex flex-col gap-4">
        <Card flush className="overflow-hidden">
          <Table
            label={t("title")}
            head={
              <>
                <HeaderCell>{t("name")}</HeaderCell>
                <HeaderCell>{t("email")}</HeaderCell>
                <HeaderCell>{t("role.head")}</HeaderCell>
                <HeaderCell>{t("secondFactor.head")}</HeaderCell>
                {acts}
              </>
            }
          >
            {admins.map((admin) => (
              <Row key={admin.id}>
                <Cell heads>
                  {admin.id === ctx.person?.id ? t.rich("you", { name: admin.name, soft }) : admin.name}
                </Cell>
                <Cell>{admin.email}</Cell>
                <Cell>{roleTitle(admin.role, language)}</Cell>
                <Cell>
                  <Badge tone={admin.secondFactor ? "verified" : "plain"}>
                    {t(admin.secondFactor ? "secondFactor.on" : "secondFactor.off")}
                  </Badge>
                </Cell>
                <Cell numeric>
                  <IfMay power="appoint">
                    {!isOnlyOwner(admin) && (
                      <span className="flex justify-end gap-2">
                        <ChangeRole id={admin.id} name={admin.name} role={admin.role} />
                        <EndAdmin id={admin.id} name={admin.name} />
                      </span>
                    )}
                  </IfMay>
                </Cell>
              </Row>
            ))}
          </Table>
        </Card>
        <Card title={t("invited.title")} flush className="overflow-hidden">
          {invitations.length === 0 ? (
            <p className="px-4 pb-6 text-soft sm:px-6">{t("invited.empty")}</p>
          ) : (
            <Table
              label={t("invited.table")}
              head={
                <>
                  <HeaderCell>{t("email")}</HeaderCell>
                  <HeaderCell>{t("role.head")}</HeaderCell>
                  <HeaderCell>{t("invited.by")}</HeaderCell>
                  <HeaderCell>{t("invited.until")}</HeaderCell>
                  {acts}
                </>
              }
            >
              {invitations.map((invitation) => (
                <Row key={invitation.id}>
                  <Cell heads>{invitation.email}</Cell>
                  <Cell>{roleTitle(invitation.role, language)}</Cell>
                  <Cell>{invitation.by}</Cell>
                  <Cell className="whitespace-nowrap">
                    <LocalTime at={invitation.expiresAt} />
                  </Cell>
                  <Cell numeric>
                    <IfMay power="appoint">
                      <WithdrawInvitation id={invitation.id} email={invitation.email} />
                    </IfMay>
                  </Cell>
                </Row>
              ))}
            </Table>
          )}
        </Card>
      </div>
    </PageShell>
  );
}
