"use client";

import { Card } from "#app/_ui/card.tsx";
import { formatAgo } from "#app/_ui/format/format-ago.ts";
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
  return (
    <Card
      title="Your storage"
      about="Jobs read and write your own buckets; your data goes between bucket and browser"
      actions={<ConnectBucket origin={origin} trialUrl={trialUrl} />}
      flush={connections.length > 0}
    >
      {connections.length === 0 ? (
        <p className="text-pretty text-soft">
          No buckets yet. Connect one that speaks S3, and a job's inputs may be <Mono>s3://NAME/folder/*.csv</Mono>.
        </p>
      ) : (
        <Table
          label="Your storage"
          head={
            <>
              <HeaderCell>Name</HeaderCell>
              <HeaderCell>Bucket</HeaderCell>
              <HeaderCell>State</HeaderCell>
              <HeaderCell>Checked</HeaderCell>
              <HeaderCell>
                <span className="sr-only">Change</span>
              </HeaderCell>
            </>
          }
        >
          {connections.map((connection) => (
            <Row key={connection.name}>
              <Cell heads>
                <Mono>s3://{connection.name}</Mono>
              </Cell>
              <Cell>
                {connection.bucket}
                {connection.prefix !== "" && `/${connection.prefix}`}
                <span className="block text-13 text-soft">{connection.endpoint || `Amazon, ${connection.region}`}</span>
              </Cell>
              <Cell>
                <ConnectionBadge connection={connection} />
              </Cell>
              <Cell className="whitespace-nowrap">
                {connection.checkedAt === null ? "never" : formatAgo(Date.parse(connection.checkedAt), now)}
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
