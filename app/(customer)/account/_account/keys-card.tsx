"use client";

import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { useLanguage } from "#app/_language/language-context.tsx";
import { LOCALES } from "#app/_language/locales.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Button } from "#app/_ui/button.tsx";
import { Card } from "#app/_ui/card.tsx";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Mono } from "#app/_ui/mono.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { ApiKey } from "#protocol/api/account";
import { expiryOf } from "./expiry-of";
import { MakeKey } from "./make-key";

/** Keys with which programs act as this person. */
export function KeysCard({ keys, now }: { keys: readonly ApiKey[]; now: number }) {
  const t = useTranslations("customer.account.keys");
  const numbers = useNumbers();
  return (
    <Card title={t("title")} about={t("about")} actions={<MakeKey />} flush={keys.length > 0}>
      {keys.length === 0 ? (
        <p className="text-pretty text-soft">{t.rich("none", { code: (text) => <Mono>{text}</Mono> })}</p>
      ) : (
        <Table
          label={t("title")}
          head={
            <>
              <HeaderCell>{t("head.name")}</HeaderCell>
              <HeaderCell>{t("head.key")}</HeaderCell>
              <HeaderCell>{t("head.used")}</HeaderCell>
              <HeaderCell>{t("head.expires")}</HeaderCell>
              <HeaderCell>
                <span className="sr-only">{t("head.revoke")}</span>
              </HeaderCell>
            </>
          }
        >
          {keys.map((key) => (
            <Row key={key.id}>
              <Cell heads>{key.name}</Cell>
              <Cell>
                <Mono>{key.start}…</Mono>
              </Cell>
              <Cell className="whitespace-nowrap">
                {key.lastUsedAt === null ? t("unused") : numbers.ago(Date.parse(key.lastUsedAt), now)}
              </Cell>
              <Cell className="whitespace-nowrap">
                <Expiry at={key.expiresAt} now={now} />
              </Cell>
              <Cell className="text-right">
                <Revoke apiKey={key} />
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </Card>
  );
}

function Expiry({ at, now }: { at: string | null; now: number }) {
  const t = useTranslations("customer.account.keys.expiry");
  const locale = LOCALES[useLanguage()];
  const expiry = expiryOf(at, now);
  if (expiry.kind === "days") return t("days", { days: expiry.days });
  if (expiry.kind !== "date") return t(expiry.kind);
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(at ?? now));
}

function Revoke({ apiKey: { id, name: key } }: { apiKey: ApiKey }) {
  const t = useTranslations("customer.account.keys.revoke");
  return (
    <ActDialog
      trigger={
        <Button size="small" tone="bare">
          <span>{t.rich("open", { key, name: (text) => <span className="sr-only">{text}</span> })}</span>
        </Button>
      }
      title={t("title", { key })}
      description={t("about")}
      confirm={t("confirm")}
      cancel={t("cancel")}
      act={() => lamplighter.revokeKey({ keyId: id })}
    />
  );
}
