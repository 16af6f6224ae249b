import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { PartnerEarnings } from "#protocol/api/partners";
import { WORK_KIND_WORDS } from "#protocol/words/work-kind-in-words";

/** Where all that a site was given is: the lines add up to what it may redeem. */
export async function KindsTable({ site }: { site: PartnerEarnings }) {
  const t = await translations("customer.sites.earnings.where");
  const words = WORK_KIND_WORDS[await visitorLanguage()];
  const sum = (part: "giftNanos" | "closeNanos" | "lateNanos") =>
    site.kinds.reduce((nanos, kind) => nanos + kind[part], 0);
  const kinds = site.kinds.map(({ workKind, giftNanos, closeNanos, lateNanos, payableNanos }) => ({
    workKind,
    nanos: giftNanos + closeNanos + lateNanos + payableNanos,
  }));
  const parts = [
    { name: t("gifts"), about: t("giftsAbout"), nanos: -sum("giftNanos") },
    { name: t("close"), about: t("closeAbout"), nanos: -sum("closeNanos") },
    { name: t("late"), about: t("lateAbout"), nanos: -sum("lateNanos") },
    { name: t("redeemed"), about: "", nanos: -site.redeemedNanos },
  ].filter(({ nanos }) => nanos !== 0);
  return (
    <Table
      label={t("title")}
      head={
        <>
          <HeaderCell>{t("earned")}</HeaderCell>
          <HeaderCell numeric>
            <Money nanos={kinds.reduce((all, { nanos }) => all + nanos, 0)} />
          </HeaderCell>
        </>
      }
    >
      {kinds.map(({ workKind, nanos }) => (
        <Row key={workKind}>
          <Cell heads>
            <span className="block pl-4 text-soft">{words[workKind]}</span>
          </Cell>
          <Cell numeric>
            <span className="text-soft">
              <Money nanos={nanos} />
            </span>
          </Cell>
        </Row>
      ))}
      {parts.map(({ name, about, nanos }) => (
        <Row key={name}>
          <Cell heads>
            {name}
            {about !== "" && <span className="block text-13 text-soft">{about}</span>}
          </Cell>
          <Cell numeric>
            <Money nanos={nanos} signed />
          </Cell>
        </Row>
      ))}
      <tr className="font-semibold">
        <Cell heads className="border-t-4 border-t-ink border-double">
          <span className="font-semibold">{t("free")}</span>
        </Cell>
        <Cell numeric className="border-t-4 border-t-ink border-double">
          <Money nanos={site.freeNanos} />
        </Cell>
      </tr>
    </Table>
  );
}
