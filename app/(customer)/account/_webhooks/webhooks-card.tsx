import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import type { Webhooks } from "#protocol/api/webhooks";
import { DeliveriesTable } from "./deliveries-table";
import { LettersSwitch } from "./letters-switch";
import { MakeWebhook } from "./make-webhook";
import { WebhookActs } from "./webhook-acts";

interface WebhooksCardProps extends Webhooks {
  /** Letters go to people. */
  isOrganisations: boolean;
  now: number;
}

/** Where this person is notified of their jobs while no page is open. */
export async function WebhooksCard({
  webhooks,
  deliveries,
  jobLetters,
  sendsMail,
  isOrganisations,
  now,
}: WebhooksCardProps) {
  const t = await translations("customer.webhooks");
  return (
    <Card title={t("title")} about={t("about")} actions={<MakeWebhook />}>
      <div className="flex flex-col gap-4">
        {sendsMail && !isOrganisations && <LettersSwitch on={jobLetters} />}
        {webhooks.length === 0 ? (
          <p className="text-pretty text-soft">{t("none")}</p>
        ) : (
          <ul className="flex flex-col gap-2" aria-label={t("list")}>
            {webhooks.map(({ id, url }) => (
              <li key={id} className="flex flex-wrap items-center gap-2">
                <code className="min-w-0 grow break-all text-13">{url}</code>
                <WebhookActs webhookId={id} url={url} />
              </li>
            ))}
          </ul>
        )}
        {deliveries.length > 0 && <DeliveriesTable deliveries={deliveries} now={now} />}
      </div>
    </Card>
  );
}
