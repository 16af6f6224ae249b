import { Card } from "#app/_ui/card.tsx";
import { formatCount, formatCountOf } from "#app/_ui/format/format-count.ts";
import { formatShare } from "#app/_ui/format/format-share.ts";
import { Money } from "#app/_ui/money.tsx";
import { Stat } from "#app/_ui/stat.tsx";
import type { AdminDevice } from "#protocol/api/admin";

const TRUST_WORDS = { unknown: "Not yet", trusted: "Trusted", limited: "Limited" } satisfies Record<
  AdminDevice["trust"],
  string
>;

export function DeviceTotals({ device }: { device: AdminDevice }) {
  const judged = device.agreed + device.outvoted + device.failed;
  return (
    <div className="grid grid-cols-2 gap-4 lg:grid-cols-6">
      <Card>
        <Stat
          label="Cores at work"
          value={formatCount(device.busy)}
          unit={`of ${formatCount(device.slots)}`}
          detail={
            device.running.length > 0
              ? device.running.join(", ")
              : `${formatCountOf(device.cores, "core")} in the machine`
          }
        />
      </Card>
      <Card>
        <Stat
          label="Agreed"
          value={formatCount(device.agreed)}
          detail={judged === 0 ? "nothing judged yet" : `${formatShare(device.agreed, judged)} of what was judged`}
        />
      </Card>
      <Card>
        <Stat
          label="Outvoted"
          value={formatCount(device.outvoted)}
          detail={
            device.outvoted === 0
              ? "never against its neighbours"
              : `${formatShare(device.outvoted, judged)} of what was judged`
          }
        />
      </Card>
      <Card>
        <Stat
          label="Trust"
          value={TRUST_WORDS[device.trust]}
          detail={`${formatCountOf(device.streak, "answer")} agreed in a row${
            device.strikes === 0 ? "" : `, outvoted in ${formatCountOf(device.strikes, "job")}`
          }`}
        />
      </Card>
      <Card className="col-span-2">
        <Stat
          label="Credit earned"
          value={<Money nanos={device.creditNanos} />}
          detail={
            device.failed > 0 ? `${formatCountOf(device.failed, "unit")} failed in the program` : "no unit failed"
          }
        />
      </Card>
    </div>
  );
}
