"use client";

import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { Card } from "#app/_ui/card.tsx";
import { formatAgo } from "#app/_ui/format/format-ago.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Mono } from "#app/_ui/mono.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { ApiKey } from "#protocol/api/account";
import { expiryWords } from "./expiry-words";
import { MakeKey } from "./make-key";

/** Keys with which programs act as this person. */
export function KeysCard({ keys, now }: { keys: readonly ApiKey[]; now: number }) {
  return (
    <Card
      title="API keys"
      about="For the command line and your own programs: they can do everything that this site can"
      actions={<MakeKey />}
      flush={keys.length > 0}
    >
      {keys.length === 0 ? (
        <p className="text-pretty text-soft">
          No keys yet. Make one, and <Mono>npx lamplighter submit manifest.json</Mono> works from your own machine.
        </p>
      ) : (
        <Table
          label="API keys"
          head={
            <>
              <HeaderCell>Name</HeaderCell>
              <HeaderCell>Key</HeaderCell>
              <HeaderCell>Last used</HeaderCell>
              <HeaderCell>Expires</HeaderCell>
              <HeaderCell>
                <span className="sr-only">Revoke</span>
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
                {key.lastUsedAt === null ? "never" : formatAgo(Date.parse(key.lastUsedAt), now)}
              </Cell>
              <Cell className="whitespace-nowrap">{expiryWords(key.expiresAt, now)}</Cell>
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

function Revoke({ apiKey }: { apiKey: ApiKey }) {
  return (
    <ActDialog
      trigger={
        <Button size="small" tone="bare">
          Revoke<span className="sr-only"> {apiKey.name}</span>
        </Button>
      }
      title={`Revoke ${apiKey.name}?`}
      description="Anything that still uses this key is refused. Jobs submitted with it continue."
      confirm="Revoke the key"
      cancel="Keep it"
      act={() => lamplighter.revokeKey({ keyId: apiKey.id })}
    />
  );
}
