import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Stat } from "#app/_ui/stat.tsx";
import type { AdminDevice } from "#protocol/api/admin";

export async function DeviceTotals({ device }: { device: AdminDevice }) {
  const t = await translations("admin.device.totals");
  const heads = await translations("admin.devices");
  const { count, share } = numbersIn(await visitorLanguage());
  const { agreed, outvoted, failed, streak, strikes } = device;
  const judged = agreed + outvoted + failed;
  const answers = { answers: count(streak), count: streak };
  const record =
    strikes === 0 ? t("streak", answers) : t("streakStrikes", { ...answers, jobs: count(strikes), strikes });
  const isAnchor = device.anchored && device.trust === "trusted";
  return (
    <div className="grid grid-cols-2 gap-4 lg:grid-cols-6">
      <Card>
        <Stat
          label={heads("coresAtWork")}
          value={count(device.busy)}
          unit={t("ofCores", { cores: count(device.slots) })}
          detail={
            device.running.length > 0
              ? device.running.join(", ")
              : t("inMachine", { cores: count(device.cores), count: device.cores })
          }
        />
      </Card>
      <Card>
        <Stat
          label={heads("agreed")}
          value={count(agreed)}
          detail={judged === 0 ? t("nothingJudged") : t("ofJudged", { share: share(agreed, judged) })}
        />
      </Card>
      <Card>
        <Stat
          label={heads("outvoted")}
          value={count(outvoted)}
          detail={outvoted === 0 ? t("neverOutvoted") : t("ofJudged", { share: share(outvoted, judged) })}
        />
      </Card>
      <Card>
        <Stat
          label={t("trust")}
          value={t(isAnchor ? "anchored" : `trusts.${device.trust}`)}
          detail={isAnchor ? t("vouched") : record}
        />
      </Card>
      <Card className="col-span-2">
        <Stat
          label={t("credit")}
          value={<Money nanos={device.creditNanos} />}
          detail={failed > 0 ? t("failed", { units: count(failed), count: failed }) : t("noneFailed")}
        />
      </Card>
    </div>
  );
}
