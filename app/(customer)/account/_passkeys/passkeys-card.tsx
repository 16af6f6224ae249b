"use client";

import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { Card } from "#app/_ui/card.tsx";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { Passkey } from "#protocol/api/passkeys";
import { MakePasskey } from "./make-passkey";

export interface PasskeysCardProps {
  passkeys: readonly Passkey[];
  /** Whether the person signed in so recently that they may make one. */
  mayMake: boolean;
}

/** The ways to sign in without a password. */
export function PasskeysCard({ passkeys, mayMake }: PasskeysCardProps) {
  const t = useTranslations("customer.account.passkeys");
  return (
    <div id="passkeys" className="scroll-mt-4">
      <Card title={t("title")} about={t("about")}>
        {passkeys.length > 0 && (
          <Table
            label={t("title")}
            head={
              <>
                <HeaderCell>{t("head.name")}</HeaderCell>
                <HeaderCell className="max-sm:hidden">{t("head.kept")}</HeaderCell>
                <HeaderCell>{t("head.made")}</HeaderCell>
                <HeaderCell>
                  <span className="sr-only">{t("head.remove")}</span>
                </HeaderCell>
              </>
            }
            className="-mx-4 mb-4 sm:-mx-6"
          >
            {passkeys.map((passkey) => (
              <Row key={passkey.id}>
                <Cell heads>
                  <span className="wrap-anywhere">{passkey.name}</span>
                  <span className="block text-13 text-soft sm:hidden">
                    <Keeper {...passkey} />
                  </span>
                </Cell>
                <Cell className="max-sm:hidden">
                  <Keeper {...passkey} />
                </Cell>
                <Cell className="whitespace-nowrap">
                  <LocalTime at={passkey.createdAt} />
                </Cell>
                <Cell className="text-right">
                  <Remove {...passkey} />
                </Cell>
              </Row>
            ))}
          </Table>
        )}
        <MakePasskey mayMake={mayMake} />
      </Card>
    </div>
  );
}

function Keeper({ maker, isSynchronized }: Passkey) {
  const t = useTranslations("customer.account.passkeys.kept");
  return maker ?? t(isSynchronized ? "synchronized" : "here");
}

function Remove({ id: passkeyId, name: passkey }: Passkey) {
  const t = useTranslations("customer.account.passkeys.remove");
  return (
    <ActDialog
      trigger={
        <Button size="small" tone="bare">
          <span>{t.rich("open", { passkey, name: (text) => <span className="sr-only">{text}</span> })}</span>
        </Button>
      }
      title={t("title", { passkey })}
      description={t("about")}
      confirm={t("confirm")}
      cancel={t("cancel")}
      act={() => lamplighter.removePasskey({ passkeyId })}
      done={() => t("done", { passkey })}
    />
  );
}
