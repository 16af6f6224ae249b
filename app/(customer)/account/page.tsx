import type { Metadata } from "next";
import { z } from "zod";
import { translations } from "#app/_messages/translations.ts";
import { signedInContext } from "#app/_server/context.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { previewDeletion } from "#coordinator/api/account/deletion/preview-deletion";
import { getAccount } from "#coordinator/api/account/get-account";
import { getStatement } from "#coordinator/api/account/get-statement";
import { listKeys } from "#coordinator/api/account/list-keys";
import { listPasskeys } from "#coordinator/api/account/passkeys/list-passkeys";
import { listSessions } from "#coordinator/api/account/sessions/list-sessions";
import { asCustomer } from "#coordinator/api/auth";
import { siteFacts } from "#coordinator/api/site-facts";
import { listConnections } from "#coordinator/api/storage/list-connections";
import { listWebhooks } from "#coordinator/api/webhooks/list-webhooks";
import { SECOND } from "#core/time";
import type { SignedInSession } from "#protocol/api/sessions";
import { LIMITS } from "#protocol/limits";
import { WelcomeNotice } from "../_welcome/welcome-notice";
import { DevicesCard } from "./_account/devices-card";
import { KeysCard } from "./_account/keys-card";
import { MoneyCards } from "./_account/money-cards";
import { OrganisationAccount } from "./_account/organisation-account";
import { PasswordCard } from "./_account/password-card";
import { SessionsCard } from "./_account/sessions-card";
import { SignOutButton } from "./_account/sign-out-button";
import { StatementCard } from "./_account/statement-card";
import { PasskeysCard } from "./_passkeys/passkeys-card";
import { RightsCard } from "./_rights/rights-card";
import { SecondFactorCard } from "./_second-factor/second-factor-card";
import { StorageCard } from "./_storage/storage-card";
import { WebhooksCard } from "./_webhooks/webhooks-card";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("customer.account"))("title"),
});

const Query = z.object({
  before: z.coerce.number().int().min(1).optional().catch(undefined),
  /** Of the link that proves an address. */
  error: z.string().optional().catch(undefined),
});
const LINES = 25;

const signedInRecently = (sessions: readonly SignedInSession[], now: number) =>
  sessions.some(
    ({ isThisOne, createdAt }) => isThisOne && now - Date.parse(createdAt) < LIMITS.PASSKEY_SIGNED_IN_SECONDS * SECOND,
  );

export default async function AccountPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const { before, error } = Query.parse(await searchParams);
  const ctx = await signedInContext("/account");
  if (ctx.organisation) return <OrganisationAccount ctx={asCustomer(ctx)} before={before} />;
  const [account, { sessions }, { passkeys }, { keys }, storage, webhooks, statement, preview] = await Promise.all([
    getAccount({ ctx, input: {} }),
    listSessions({ ctx, input: {} }),
    listPasskeys({ ctx, input: {} }),
    listKeys({ ctx, input: {} }),
    listConnections({ ctx, input: {} }),
    listWebhooks({ ctx, input: {} }),
    getStatement({ ctx, input: { limit: LINES, ...(before === undefined ? {} : { before }) } }),
    previewDeletion({ ctx, input: {} }),
  ]);
  const t = await translations("customer.account");
  const now = Date.now();
  return (
    <PageShell
      title={account.name}
      eyebrow={t("title")}
      lead={account.email}
      actions={<SignOutButton />}
      toolbar={
        <>
          <TextLink href="/organisations">{t("organisations")}</TextLink>
          <TextLink href="/payments">{t("payments")}</TextLink>
          <TextLink href="/rewards">{t("rewards")}</TextLink>
          <TextLink href="/sites">{t("sites")}</TextLink>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {error !== undefined && (
          <Notice tone="alarm" title={t("brokenLink.title")}>
            {t("brokenLink.text")}
          </Notice>
        )}
        <WelcomeNotice account={account} />
        <MoneyCards account={account} earns />
        <PasswordCard />
        <SecondFactorCard isOn={account.secondFactor} />
        <PasskeysCard passkeys={passkeys} mayMake={signedInRecently(sessions, now)} />
        <SessionsCard sessions={sessions} now={now} />
        <StorageCard {...storage} trialUrl={siteFacts().bucketTrialUrl} now={now} />
        <KeysCard keys={keys} now={now} />
        <WebhooksCard {...webhooks} isOrganisations={false} now={now} />
        <DevicesCard devices={account.devices} now={now} />
        <StatementCard statement={statement} isFirst={before === undefined} />
        <RightsCard preview={preview} />
      </div>
    </PageShell>
  );
}
