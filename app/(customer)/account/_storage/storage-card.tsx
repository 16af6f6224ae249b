"use client";

import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Card } from "#app/_ui/card.tsx";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Mono } from "#app/_ui/mono.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { StorageConnection } from "#protocol/api/storage";
import { ConnectBucket } from "./connect-bucket";
import { ConnectionActs } from "./connection-acts";
import { ConnectionBadge } from "./connection-badge";

export interface StorageCardProps {
  connections: readonly StorageConnection[];
  origin: string;
  trialUrl: string;
  now: number;
}

/** Buckets that jobs read from and write to, without a way through this city. */
export function StorageCard({ connections, origin, trialUrl, now }: StorageCardProps) {
  const t = useTranslations("customer.storage");
  const numbers = useNumbers();
  return (
    <Card
      title={t("title")}
      about={t("about")}
      actions={<ConnectBucket origin={origin} trialUrl={trialUrl} />}
      flush={connections.length > 0}
    >
      {connections.length === 0 ? (
        <p className="text-pretty text-soft">{t.rich("none", { code: (text) => <Mono>{text}</Mono> })}</p>
      ) : (
        <Table
          label={t("title")}
          head={
            <>
              <HeaderCell>{t("head.name")}</HeaderCell>
              <HeaderCell>{t("head.bucket")}</HeaderCell>
              <HeaderCell>{t("head.state")}</HeaderCell>
              <HeaderCell>{t("head.checked")}</HeaderCell>
              <HeaderCell>
                <span className="sr-only">{t("head.change")}</span>
              </HeaderCell>
            </>
          }
        >
          {connections.map((connection) => (
            <Row key={connection.name}>
              <Cell heads className="whitespace-nowrap">
                <Mono>s3://{connection.name}</Mono>
              </Cell>
              <Cell>
                {connection.bucket}
                {connection.prefix !== "" && `/${connection.prefix}`}
                <span className="block text-13 text-soft">
                  {connection.endpoint || t("amazon", { region: connection.region })}
                </span>
              </Cell>
              <Cell>
                <ConnectionBadge connection={connection} />
              </Cell>
              <Cell className="whitespace-nowrap">
                {connection.checkedAt === null ? t("unchecked") : numbers.ago(Date.parse(connection.checkedAt), now)}
              </Cell>
              <Cell className="text-right">
                <ConnectionActs connection={connection} origin={origin} trialUrl={trialUrl} />
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </Card>
  );
}
