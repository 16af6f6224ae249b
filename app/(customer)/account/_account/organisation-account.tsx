import { translations } from "#app/_messages/translations.ts";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { getAccount } from "#coordinator/api/account/get-account";
import { getStatement } from "#coordinator/api/account/get-statement";
import { listKeys } from "#coordinator/api/account/list-keys";
import type { Context } from "#coordinator/api/auth";
import { siteFacts } from "#coordinator/api/site-facts";
import { listConnections } from "#coordinator/api/storage/list-connections";
import { listWebhooks } from "#coordinator/api/webhooks/list-webhooks";
import { StorageCard } from "../_storage/storage-card";
import { WebhooksCard } from "../_webhooks/webhooks-card";
import { KeysCard } from "./keys-card";
import { MoneyCards } from "./money-cards";
import { StatementCard } from "./statement-card";

const LINES = 25;

/** The account page while somebody acts for an organisation: nothing of their own is on it. */
export async function OrganisationAccount({ ctx, before }: { ctx: Context; before: number | undefined }) {
  const [account, { keys }, storage, webhooks, statement] = await Promise.all([
    getAccount({ ctx, input: {} }),
    listKeys({ ctx, input: {} }),
    listConnections({ ctx, input: {} }),
    listWebhooks({ ctx, input: {} }),
    getStatement({ ctx, input: { limit: LINES, ...(before === undefined ? {} : { before }) } }),
  ]);
  const t = await translations("customer.account");
  const now = Date.now();
  return (
    <PageShell
      title={account.name}
      eyebrow={t("title")}
      toolbar={
        <>
          <TextLink href="/organisations">{t("organisations")}</TextLink>
          <TextLink href="/payments">{t("payments")}</TextLink>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <MoneyCards account={account} earns={false} />
        <StorageCard {...storage} trialUrl={siteFacts().bucketTrialUrl} now={now} />
        <KeysCard keys={keys} now={now} />
        <WebhooksCard {...webhooks} isOrganisations now={now} />
        <StatementCard statement={statement} isFirst={before === undefined} />
      </div>
    </PageShell>
  );
}
