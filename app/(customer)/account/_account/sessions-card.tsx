"use client";

import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Card } from "#app/_ui/card.tsx";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { Mono } from "#app/_ui/mono.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { SignedInSession } from "#protocol/api/sessions";

/** The browsers in which this person is signed in. */
export function SessionsCard({ sessions, now }: { sessions: readonly SignedInSession[]; now: number }) {
  const t = useTranslations("customer.account.sessions");
  const numbers = useNumbers();
  const hasOthers = sessions.some(({ isThisOne }) => !isThisOne);
  return (
    <Card title={t("title")} about={t("about")} actions={hasOthers && <EndOthers />} flush>
      <Table
        label={t("title")}
        head={
          <>
            <HeaderCell>{t("head.browser")}</HeaderCell>
            <HeaderCell className="max-sm:hidden">{t("head.network")}</HeaderCell>
            <HeaderCell className="max-sm:hidden">{t("head.since")}</HeaderCell>
            <HeaderCell>{t("head.seen")}</HeaderCell>
            <HeaderCell>
              <span className="sr-only">{t("head.end")}</span>
            </HeaderCell>
          </>
        }
        className="max-h-120"
      >
        {sessions.map((session) => (
          <Row key={session.id}>
            <Cell heads>
              <BrowserName {...session} />
              <span className="block text-13 text-soft sm:hidden">
                <Network {...session} />
                <br />
                <LocalTime at={session.createdAt} />
              </span>
            </Cell>
            <Cell className="whitespace-nowrap max-sm:hidden">
              <Network {...session} />
            </Cell>
            <Cell className="whitespace-nowrap max-sm:hidden">
              <LocalTime at={session.createdAt} />
            </Cell>
            <Cell className="whitespace-nowrap">
              {session.isThisOne ? (
                <Badge tone="verified">{t("thisOne")}</Badge>
              ) : (
                numbers.ago(Date.parse(session.lastSeenAt), now)
              )}
            </Cell>
            <Cell className="text-right">{!session.isThisOne && <EndSession {...session} />}</Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}

function Network({ network }: Pick<SignedInSession, "network">) {
  const t = useTranslations("customer.account.sessions");
  return network === null ? t("unknownNetwork") : <Mono>{network}</Mono>;
}

type Named = Pick<SignedInSession, "browser" | "system">;

function useBrowserName() {
  const t = useTranslations("customer.account.sessions.name");
  return ({ browser, system }: Named) => {
    if (browser !== null && system !== null) return t("both", { browser, system });
    return browser ?? system ?? t("unknown");
  };
}

const BrowserName = (named: Named) => useBrowserName()(named);

function EndSession({ id: sessionId, ...named }: SignedInSession) {
  const t = useTranslations("customer.account.sessions.one");
  const browser = useBrowserName()(named);
  return (
    <ActDialog
      trigger={
        <Button size="small" tone="bare">
          <span>{t.rich("open", { browser, name: (text) => <span className="sr-only">{text}</span> })}</span>
        </Button>
      }
      title={t("title", { browser })}
      description={t("about")}
      confirm={t("confirm")}
      cancel={t("cancel")}
      act={() => lamplighter.endSession({ sessionId })}
      done={() => t("done", { browser })}
    />
  );
}

function EndOthers() {
  const t = useTranslations("customer.account.sessions.others");
  return (
    <ActDialog
      trigger={<Button size="small">{t("open")}</Button>}
      title={t("title")}
      description={t("about")}
      confirm={t("confirm")}
      cancel={t("cancel")}
      act={() => lamplighter.endOtherSessions({})}
      done={({ ended }) => t("done", { ended })}
    />
  );
}
